import Database, { type Database as Connection } from 'better-sqlite3';
import type { Position } from '../model/event.js';

/** How far a consumer is. At least once: losing the latest save costs work, never truth. */
export interface CheckpointStore {
  load(consumer: string): Promise<Position>;
  save(consumer: string, position: Position): Promise<void>;
  close(): Promise<void>;
}

export class MemoryCheckpointStore implements CheckpointStore {
  private readonly positions = new Map<string, Position>();

  async load(consumer: string): Promise<Position> {
    return this.positions.get(consumer) ?? 0n;
  }

  async save(consumer: string, position: Position): Promise<void> {
    this.positions.set(consumer, position);
  }

  async close(): Promise<void> {}
}

/** In a file of its own: `views.db` has its one writer already. */
export class SqliteCheckpointStore implements CheckpointStore {
  private readonly connection: Connection;
  private readonly upsert;

  constructor(file: string) {
    this.connection = new Database(file);
    for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = NORMAL']) {
      this.connection.pragma(pragma);
    }
    this.connection.exec(
      'CREATE TABLE IF NOT EXISTS consumers(name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    this.upsert = this.connection.prepare<[string, bigint]>('INSERT OR REPLACE INTO consumers VALUES (?, ?)');
  }

  async load(consumer: string): Promise<Position> {
    const statement = this.connection.prepare<[string], bigint>(
      'SELECT position FROM consumers WHERE name = ?',
    );
    return statement.pluck().safeIntegers().get(consumer) ?? 0n;
  }

  async save(consumer: string, position: Position): Promise<void> {
    this.upsert.run(consumer, position);
  }

  async close(): Promise<void> {
    this.connection.close();
  }
}
