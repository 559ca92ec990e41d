import Database, { type Database as Connection } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { SnapshotKey, SnapshotStore } from '../../decide/snapshot-store.js';
import { isSqliteFailure } from '../../ops/sqlite-failure.js';

interface Row {
  readonly json: string;
  readonly checksum: string;
}

/** A lost or torn write costs a fold, so nothing is flushed. A snapshot must not wait for another process either. */
const PRAGMAS = ['busy_timeout = 20', 'journal_mode = WAL', 'synchronous = OFF'];

/**
 * The table is named after the format of what it holds, for a newer program to begin anew. It has row ids, since a
 * search among rows without would read every long one that it passes.
 */
const SCHEMA = `CREATE TABLE IF NOT EXISTS snapshots_v2(
  stream TEXT NOT NULL, decider TEXT NOT NULL, state_version INTEGER NOT NULL,
  revision INTEGER NOT NULL, json TEXT NOT NULL, checksum TEXT NOT NULL,
  PRIMARY KEY(stream, decider, state_version)) STRICT`;

/** Snapshots in a file of their own. A file that is no database is replaced. */
export class SqliteSnapshotStore implements SnapshotStore {
  private readonly db: Connection;
  private readonly select;
  private readonly upsert;
  private readonly removeOlderShapes;

  constructor(file: string) {
    this.db = openOrReplace(file);
    this.select = this.db.prepare<[string, string, number], Row>(
      'SELECT json, checksum FROM snapshots_v2 WHERE stream = ? AND decider = ? AND state_version = ?',
    );
    this.upsert = this.db.prepare<[string, string, number, number, string, string]>(
      `INSERT INTO snapshots_v2 VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET revision = excluded.revision, json = excluded.json, checksum = excluded.checksum
       WHERE excluded.revision >= revision`,
    );
    this.removeOlderShapes = this.db.prepare<[string, string, number]>(
      'DELETE FROM snapshots_v2 WHERE stream = ? AND decider = ? AND state_version < ?',
    );
  }

  async load({ stream, decider, stateVersion }: SnapshotKey): Promise<string | null> {
    const row = this.select.get(stream, decider, stateVersion);
    return row && checksumOf(row.json) === row.checksum ? row.json : null;
  }

  async save({ stream, decider, stateVersion }: SnapshotKey, revision: number, json: string): Promise<void> {
    this.upsert.run(stream, decider, stateVersion, revision, json, checksumOf(json));
    this.removeOlderShapes.run(stream, decider, stateVersion);
  }

  async close(): Promise<void> {
    this.db.close();
  }
}

function openOrReplace(file: string): Connection {
  try {
    return open(file);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return open(file);
  }
}

function open(file: string): Connection {
  const db = new Database(file);
  try {
    for (const pragma of PRAGMAS) db.pragma(pragma);
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isDamaged(error: unknown): boolean {
  return isSqliteFailure(error) && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function checksumOf(json: string): string {
  return hash('sha256', json);
}
