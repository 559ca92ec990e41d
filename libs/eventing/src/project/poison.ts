import { isSqliteFailure } from '../ops/sqlite-failure.js';

/** Failures of the machine, not of the event: the same event may well succeed later. */
const INFRASTRUCTURE = [
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_NOTADB',
  'SQLITE_READONLY',
];

/** Whether a handler's failure is the event's (or the handler's) fault, so that trying again is of no use. */
export function isPoison(error: unknown): boolean {
  if (!isSqliteFailure(error)) return true;
  return !INFRASTRUCTURE.some((code) => error.code.startsWith(code));
}
