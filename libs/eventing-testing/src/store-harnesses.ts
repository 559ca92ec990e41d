import { type EventStore, openMemoryStore, openSqliteStore } from '#eventing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreHarness } from './event-store.contract.js';

/** A store that is gone when closed: no second connection, no reopening. `wrap` may spoil it. */
export function memoryHarness(wrap: (store: EventStore) => EventStore = (store) => store): StoreHarness {
  const stores: EventStore[] = [];
  return {
    async open() {
      const store = wrap(openMemoryStore());
      stores.push(store);
      return store;
    },
    dispose: () => closeAll(stores),
  };
}

/**
 * A file of its own in a temporary directory, with as many connections as a case wants. `thread`: the module of a thread
 * that commits.
 */
export function sqliteHarness(thread?: URL): StoreHarness {
  let directory: string | undefined; // made when it is needed: a harness that is only asked what it can do leaves nothing
  const stores: EventStore[] = [];
  const open = async () => {
    directory ??= mkdtempSync(join(tmpdir(), 'event-log-'));
    const store = openSqliteStore({ file: join(directory, 'events.db'), ...(thread && { commits: thread }) });
    stores.push(store);
    return store;
  };
  return {
    open,
    second: open,
    reopen: open,
    async dispose() {
      await closeAll(stores);
      if (directory !== undefined) rmSync(directory, { recursive: true });
    },
  };
}

async function closeAll(stores: readonly EventStore[]): Promise<void> {
  await Promise.all(stores.map((store) => store.close()));
}
