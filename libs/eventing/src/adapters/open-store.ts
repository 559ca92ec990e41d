import type { EventStore } from '../port/event-store.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { SqliteEventStore, type SqliteStoreOptions } from './sqlite/sqlite-event-store.js';

/** An event log that is gone with the process. */
export function openMemoryStore(): EventStore {
  return new MemoryEventStore();
}

/** The embedded event log in a file; creates and migrates it when needed. */
export function openSqliteStore(options: SqliteStoreOptions): EventStore {
  return SqliteEventStore.open(options);
}

export type { SqliteStoreOptions };
