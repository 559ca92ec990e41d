import type { EventStore } from '../port/event-store.js';
import type { EsdbStoreOptions } from './esdb/esdb-event-store.js';
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

/** The event log on EventStoreDB (KurrentDB). Its client is loaded only where it is used. */
export async function openEsdbStore(options: EsdbStoreOptions): Promise<EventStore> {
  const { EsdbEventStore } = await import('./esdb/esdb-event-store.js');
  return EsdbEventStore.open(options);
}

export type { EsdbStoreOptions, SqliteStoreOptions };
