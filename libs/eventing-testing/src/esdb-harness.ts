import { type EventStore, openEsdbStore } from '#eventing';
import { EsdbDouble } from './esdb-double/esdb-double.js';
import type { StoreHarness } from './event-store.contract.js';

/** The adapter against the double, which is as new for each case. */
export function esdbDoubleHarness(): StoreHarness {
  let double: Promise<EsdbDouble> | undefined;
  return esdbHarness({
    connectionString: async () => (await (double ??= EsdbDouble.open())).connectionString,
    dispose: async () => (await double)?.close(),
  });
}

/** The adapter against a server that others use, too, and that keeps what the cases write. */
export function esdbServerHarness(connectionString: string): StoreHarness {
  return esdbHarness({ connectionString: async () => connectionString, dispose: async () => undefined });
}

interface ServerUnderTest {
  connectionString(): Promise<string>;
  dispose(): Promise<void>;
}

function esdbHarness(server: ServerUnderTest): StoreHarness {
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openEsdbStore({ connectionString: await server.connectionString() });
    stores.push(store);
    return store;
  };
  return {
    open,
    second: open,
    reopen: open,
    async dispose() {
      await Promise.all(stores.map((store) => store.close()));
      await server.dispose();
    },
  };
}
