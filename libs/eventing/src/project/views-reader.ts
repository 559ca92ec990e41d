import Database, { type Database as Connection, type Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Position } from '../model/event.js';
import type { Projection } from './projection.js';
import { type TableNames, tableNames } from './view-build.js';

interface ActiveRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
}

const STATEMENTS = 500;
const POSITION = `
  SELECT c.position FROM active_views JOIN checkpoints c USING (name, version, generation) WHERE name = ?`;
/** A paused view is not stuck while a build beside it is under way. */
const STANDINGS = `
  SELECT name, c.position, c.paused AND NOT EXISTS (SELECT 1 FROM checkpoints b WHERE b.name = a.name AND b.paused = 0
    AND (b.version <> a.version OR b.generation > a.generation)) AS stuck
  FROM active_views a JOIN checkpoints c USING (name, version, generation)`;

/** How far an active view is, and whether it stays there until somebody acts. */
export interface ViewStanding {
  readonly position: Position;
  readonly stuck: boolean;
}

/** A query asked for a view that no build serves yet. */
export class ViewMissing extends Error {
  readonly code = 'VIEW_MISSING';
}

/**
 * The reading side of `views.db`. Ask `table('orders')` anew in every query: a rebuilt view has other tables. Queries
 * that read twice do it in `snapshot`, so that both see the same position.
 */
export class ViewsReader {
  private readonly connection: Connection;
  private readonly statements = new LRUCache<string, Statement<unknown[]>>({ max: STATEMENTS });
  private readonly viewOf: ReadonlyMap<string, string>;
  private readonly dataVersion: Statement<[], number>;
  private readonly activeRows: Statement<[], ActiveRow>;
  private readonly positionOf: Statement<[string], Position>;
  private readonly begin: Statement<[]>;
  private readonly end: Statement<[]>;
  private settled = false;
  private seenVersion: number | undefined;
  private active: ReadonlyMap<string, TableNames> = new Map();

  constructor(file: string, projections: readonly Projection[]) {
    this.connection = new Database(file, { readonly: true, timeout: 5000 });
    this.connection.pragma('cache_size = -65536');
    this.viewOf = new Map(
      projections.flatMap(({ name, tables }) => tables.map((table) => [table, name] as const)),
    );
    this.dataVersion = this.connection.prepare<[], number>('PRAGMA data_version').pluck();
    this.activeRows = this.connection.prepare<[], ActiveRow>(
      'SELECT name, version, generation FROM active_views',
    );
    this.positionOf = this.connection.prepare<[string], Position>(POSITION).pluck().safeIntegers();
    this.begin = this.connection.prepare<[]>('BEGIN');
    this.end = this.connection.prepare<[]>('COMMIT');
  }

  /** The full name of a view's table in the build that is active now. */
  table(base: string): string {
    this.refresh();
    const names = this.active.get(this.viewOf.get(base) ?? '');
    if (!names) throw new ViewMissing(`no view with a table ${base} is ready`);
    return names(base);
  }

  /** Prepared once per text. Values belong into parameters, never into the text. */
  statement<Parameters extends unknown[], Row>(sql: string): Statement<Parameters, Row> {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.connection.prepare<unknown[]>(sql);
      this.statements.set(sql, statement);
    }
    // The cache forgets the row's type; `prepare` would have taken it on trust just the same.
    return statement as Statement<Parameters, Row>;
  }

  /** All reads inside see one state of all views. Synchronous; one inside of another is part of it. */
  snapshot<T>(read: () => T): T {
    if (this.connection.inTransaction) return read();
    this.begin.run();
    try {
      return read();
    } finally {
      this.settled = false;
      this.end.run();
    }
  }

  /** Up to where an active view has seen the log. */
  position(view: string): Position {
    return this.positionOf.get(view) ?? 0n;
  }

  /** Up to where each active view has seen the log, and whether it goes on from there. */
  standings(): ReadonlyMap<string, ViewStanding> {
    const rows = this.statement<[], { name: string; position: bigint; stuck: bigint }>(STANDINGS);
    const standings = rows.safeIntegers().all();
    return new Map(
      standings.map(({ name, position, stuck }) => [name, { position, stuck: stuck === 1n }] as const),
    );
  }

  close(): void {
    this.connection.close();
  }

  /** Within a snapshot once: nothing changes there. */
  private refresh(): void {
    if (this.settled) return;
    this.settled = this.connection.inTransaction;
    const version = this.dataVersion.get();
    if (version === this.seenVersion) return;
    this.active = new Map(this.activeRows.all().map((row) => [row.name, tableNames(row)]));
    this.seenVersion = version;
  }
}
