import type { Database } from 'better-sqlite3';
import type { RecordedEvent } from '../model/event.js';

/** A decoded event as projections see it: upcast to the current schema. */
export interface ProjectedEvent<Data = unknown> extends Omit<RecordedEvent, 'data'> {
  readonly data: Data;
}

/** Declared as a method, so that a handler may name the data of its event type: the key guarantees the type. */
export type ProjectionHandler = { handle(event: ProjectedEvent): void }['handle'];

/**
 * Handlers by event type. Synchronous, deterministic, no clock, only the projection's own tables, and no memory of
 * their own: a failed page is rolled back and handled again.
 * The key `*` sees every event that has no handler of its own.
 */
export type ProjectionHandlers = Readonly<Record<string, ProjectionHandler>>;

/**
 * A read model filled from the log. `version` is part of every table's name (`table('orders')` gives `orders_v3`), so
 * that a new version can be built beside the one in use. Handlers run inside one transaction per page, together with
 * the checkpoint.
 */
export interface Projection {
  readonly name: string;
  /** Raise it whenever tables or handlers change: the view is then rebuilt beside the old one. */
  readonly version: number;
  /** Base names of all tables, dropped with the version. */
  readonly tables: readonly string[];
  /** `CREATE TABLE IF NOT EXISTS …` for all tables and indexes; an index is named after its `table(…)` too. */
  schema(table: (name: string) => string): string;
  /** Prepares statements once and returns the handlers. */
  handlers(db: Database, table: (name: string) => string): ProjectionHandlers;
  /** What to do with an event that fails: stop this view (default), or record it as a dead letter and go on. */
  readonly onPoison?: 'pause' | 'skip';
}
