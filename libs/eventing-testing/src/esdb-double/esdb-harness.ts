import { type EventStore, openEsdbStore } from '#eventing';
import type { StoreHarness } from '../event-store.contract.js';
import { EsdbDouble } from './esdb-double.js';

/** The adapter of EventStoreDB on a double of its own. */
export function esdbDoubleHarness(): StoreHarness {
  let double: Promise<EsdbDouble> | undefined;
  return connectedHarness(
    async () => (await (double ??= EsdbDouble.open())).connectionString,
    async () => (await double)?.close(),
  );
}

/** The adapter on a server that is there already, and that others use as well. */
export function esdbServerHarness(connectionString: string): StoreHarness {
  return connectedHarness(
    async () => connectionString,
    async () => undefined,
  );
}

function connectedHarness(url: () => Promise<string>, end: () => Promise<void>): StoreHarness {
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openEsdbStore({ connectionString: await url() });
    stores.push(store);
    return store;
  };
  return {
    open,
    second: open,
    reopen: open,
    async dispose() {
      await Promise.all(stores.map((store) => store.close()));
      await end();
    },
  };
}
