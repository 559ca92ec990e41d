import Database, { type Database as Connection } from 'better-sqlite3';
import type { Position, RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import { type BuildId, tableNames } from './view-build.js';
import { VIEWS_PRAGMAS, VIEWS_SCHEMA } from './views-schema.js';

export interface BuildRow extends BuildId {
  readonly position: Position;
  readonly paused: boolean;
}

interface StoredRow {
  readonly name: string;
  readonly version: bigint;
  readonly generation: bigint;
}

/** The writing side of `views.db`: builds of views, their checkpoints, and the events that they could not take. */
export class ViewsDatabase {
  readonly connection: Connection;
  private readonly saveStatement;
  private readonly dataVersion;
  private seenVersion: number | undefined;

  constructor(readonly file: string) {
    this.connection = new Database(file);
    for (const pragma of VIEWS_PRAGMAS) this.connection.pragma(pragma);
    this.connection.exec(VIEWS_SCHEMA);
    this.saveStatement = this.connection.prepare<[bigint, string, number, number]>(
      'UPDATE checkpoints SET position = ? WHERE name = ? AND version = ? AND generation = ?',
    );
    this.dataVersion = this.connection.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** Whether another connection wrote since the last call: a rebuild or a resumption may have been asked for. */
  changedElsewhere(): boolean {
    const version = this.dataVersion.get();
    const changed = version !== this.seenVersion;
    this.seenVersion = version;
    return changed;
  }

  transaction<T>(work: () => T): T {
    return this.connection.transaction(work).immediate();
  }

  builds(): BuildRow[] {
    return this.connection
      .prepare<[], StoredRow & { position: bigint; paused: bigint }>(
        'SELECT name, version, generation, position, paused FROM checkpoints ORDER BY name, version, generation',
      )
      .safeIntegers()
      .all()
      .map((row) => ({ ...toId(row), position: row.position, paused: row.paused === 1n }));
  }

  active(): BuildId[] {
    return this.connection
      .prepare<[], StoredRow>('SELECT name, version, generation FROM active_views')
      .safeIntegers()
      .all()
      .map(toId);
  }

  addBuild({ name, version, generation }: BuildId, tables: readonly string[]): void {
    this.connection
      .prepare('INSERT INTO checkpoints VALUES (?, ?, ?, 0, 0, ?)')
      .run(name, version, generation, JSON.stringify(tables));
  }

  saveCheckpoint({ name, version, generation }: BuildId, position: Position): void {
    this.saveStatement.run(position, name, version, generation);
  }

  /** Makes the build the one that queries read. `report` is what its comparison with the former one found. */
  activate({ name, version, generation }: BuildId, report: unknown): void {
    this.connection
      .prepare('INSERT OR REPLACE INTO active_views VALUES (?, ?, ?, ?)')
      .run(name, version, generation, JSON.stringify(report));
  }

  pause({ name, version, generation }: BuildId): void {
    this.connection
      .prepare('UPDATE checkpoints SET paused = 1 WHERE name = ? AND version = ? AND generation = ?')
      .run(name, version, generation);
  }

  /** Lets a paused view try again. Its dead letters are forgotten: they come back if the event still fails. */
  resume(name: string): void {
    this.transaction(() => {
      this.connection
        .prepare(
          `DELETE FROM dead_letters WHERE (name, version, generation) IN
            (SELECT name, version, generation FROM checkpoints WHERE name = ? AND paused = 1)`,
        )
        .run(name);
      this.connection.prepare('UPDATE checkpoints SET paused = 0 WHERE name = ?').run(name);
    });
  }

  addDeadLetter({ name, version, generation }: BuildId, event: RecordedEvent, error: string): void {
    this.connection
      .prepare('INSERT OR REPLACE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(name, version, generation, event.position, event.id, event.type, error, event.meta[META.at] ?? '');
  }

  drop(id: BuildId): void {
    const key = [id.name, id.version, id.generation] as const;
    const where = 'name = ? AND version = ? AND generation = ?';
    this.transaction(() => {
      const tables = this.connection
        .prepare<[string, number, number], string>(
          `SELECT value FROM checkpoints, json_each(tables) WHERE ${where}`,
        )
        .pluck()
        .all(...key);
      for (const table of tables) this.connection.exec(`DROP TABLE IF EXISTS "${tableNames(id)(table)}"`);
      this.connection.prepare(`DELETE FROM dead_letters WHERE ${where}`).run(...key);
      this.connection.prepare(`DELETE FROM checkpoints WHERE ${where}`).run(...key);
    });
  }

  close(): void {
    this.connection.close();
  }
}

function toId(row: StoredRow): BuildId {
  return { name: row.name, version: Number(row.version), generation: Number(row.generation) };
}
