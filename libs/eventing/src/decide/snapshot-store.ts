import Database, { type Database as Connection } from 'better-sqlite3';
import type { SnapshotFrame } from './stream-state.js';

export interface Snapshot extends SnapshotFrame {
  readonly state: unknown;
}

export interface SnapshotKey {
  readonly stream: string;
  readonly decider: string;
  readonly stateVersion: number;
}

/** Shortcuts to a stream's state. Deletable at any time; a broken or foreign one counts as none. */
export interface SnapshotStore {
  load(key: SnapshotKey): Snapshot | null;
  /** Answers the bytes written. */
  save(key: SnapshotKey, snapshot: Snapshot): number;
  close(): void;
}

export class SqliteSnapshotStore implements SnapshotStore {
  private readonly db: Connection;
  private readonly select;
  private readonly upsert;

  constructor(file: string) {
    this.db = new Database(file);
    for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'busy_timeout = 20'])
      this.db.pragma(pragma);
    this.db.exec(`CREATE TABLE IF NOT EXISTS snapshots(
      stream TEXT NOT NULL, decider TEXT NOT NULL, state_version INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY(stream, decider)) STRICT`);
    this.select = this.db
      .prepare<[string, string, number], string>(
        'SELECT json FROM snapshots WHERE stream = ? AND decider = ? AND state_version = ?',
      )
      .pluck();
    this.upsert = this.db.prepare<[string, string, number, string]>(
      'INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)',
    );
  }

  load({ stream, decider, stateVersion }: SnapshotKey): Snapshot | null {
    const json = this.select.get(stream, decider, stateVersion);
    if (json === undefined) return null;
    try {
      return JSON.parse(json) as Snapshot;
    } catch {
      return null; // a torn write: the log has it all
    }
  }

  save({ stream, decider, stateVersion }: SnapshotKey, snapshot: Snapshot): number {
    const json = JSON.stringify(snapshot);
    this.upsert.run(stream, decider, stateVersion, json);
    return json.length;
  }

  close(): void {
    this.db.close();
  }
}
