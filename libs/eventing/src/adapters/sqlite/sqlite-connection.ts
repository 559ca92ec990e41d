import Database, { type Database as Connection } from 'better-sqlite3';
import { assertCurrentSchema, migrate } from './sqlite-schema.js';

/** Only while opening: another process may be migrating the file. */
const OPEN_TIMEOUT_MILLISECONDS = 5000;
/** The wait for another process's transaction blocks the event loop: short, and repeated outside of SQLite. */
const BUSY_MILLISECONDS = 5;

/** A connection to an event log whose commits survive power loss. */
export function openConnection(file: string, readonly: boolean): Connection {
  const db = new Database(file, { readonly, timeout: OPEN_TIMEOUT_MILLISECONDS });
  try {
    if (readonly) assertCurrentSchema(db);
    else prepareForWriting(db);
  } catch (error) {
    db.close();
    throw error;
  }
  db.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
  db.pragma('cache_size = -32768');
  return db;
}

function prepareForWriting(db: Connection): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal')
    throw new Error(`${db.name} cannot have a write-ahead log, its journal is ${String(mode)}`);
  db.pragma('synchronous = FULL');
  // Every stream's end is another page of the index, and many commits change the same pages: they are moved into the file
  // together. Opening a log after a crash reads as much at most, 32 MB.
  db.pragma('wal_autocheckpoint = 8000');
  db.pragma('fullfsync = ON'); // macOS: a flush that stops in the disk's cache is none
  migrate(db);
}
