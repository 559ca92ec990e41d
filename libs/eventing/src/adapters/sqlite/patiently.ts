import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../model/errors.js';
import { isSqliteFailure } from '../../ops/sqlite-failure.js';

/** About three seconds, most of them with the event loop free. */
const TRIES = 150;
const LONGEST_PAUSE_MILLISECONDS = 20;

/**
 * Works when another process's lock lets it. SQLite's own wait blocks the event loop, so it is short and the long one
 * is here. Failures of SQLite (busy, disk full, I/O) become `StoreUnavailable`.
 */
export async function patiently<Result>(work: () => Result, tries = TRIES): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return work();
    } catch (error) {
      if (!isSqliteFailure(error)) throw error;
      if (!error.code.startsWith('SQLITE_BUSY') || tried === tries) {
        throw new StoreUnavailable(`the event log failed with ${error.code}`, { cause: error });
      }
    }
    await delay(Math.min(tried, LONGEST_PAUSE_MILLISECONDS));
  }
}
