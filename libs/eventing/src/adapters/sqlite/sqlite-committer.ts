import type { Instant } from '#kernel';
import type { Database as Connection } from 'better-sqlite3';
import { StoreUnavailable } from '../../model/errors.js';
import { isSqliteFailure } from '../../ops/sqlite-failure.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import { type AppendOutcome, outcomeOf } from './append-outcome.js';
import { patiently } from './patiently.js';
import { SqliteAppender } from './sqlite-appender.js';

/** Writes groups of appends, each in one durable transaction. */
export class SqliteCommitter {
  private readonly appender: SqliteAppender;

  /** `now` replaces the store's own clock. */
  constructor(
    private readonly db: Connection,
    now?: () => Instant,
  ) {
    this.appender = new SqliteAppender(db, now);
  }

  /** An outcome for each append. Where the transaction fails, nothing is written. */
  async commit(appends: readonly SerialisedAppend[]): Promise<readonly AppendOutcome[]> {
    const work = this.db.transaction(() => appends.map((append) => this.attempt(append)));
    try {
      return await patiently(() => work.immediate());
    } catch (error) {
      const kind = error instanceof StoreUnavailable ? 'unavailable' : 'failed';
      return appends.map(() => ({ kind, message: messageOf(error) }));
    }
  }

  /** A failure of SQLite ends the whole transaction; any other error concerns its append alone. */
  private attempt(append: SerialisedAppend): AppendOutcome {
    try {
      return outcomeOf(() => this.appender.append(append));
    } catch (error) {
      if (isSqliteFailure(error)) throw error;
      return { kind: 'failed', message: messageOf(error) };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
