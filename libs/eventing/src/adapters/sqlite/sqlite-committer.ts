import type { Instant } from '#kernel';
import type { Database as Connection } from 'better-sqlite3';
import { isSqliteFailure } from '../../ops/sqlite-failure.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import { type AppendOutcome, type Committer, outcomeOf } from './committer.js';
import { patiently } from './patiently.js';
import { SqliteAppender } from './sqlite-appender.js';

/** Commits on a connection of the caller's, in the caller's thread. */
export class SqliteCommitter implements Committer {
  private readonly appender: SqliteAppender;

  /** `now` replaces the store's own clock. */
  constructor(
    private readonly db: Connection,
    now?: () => Instant,
  ) {
    this.appender = new SqliteAppender(db, now);
  }

  commit(appends: readonly SerialisedAppend[]): Promise<readonly AppendOutcome[]> {
    return patiently(() =>
      this.db.transaction(() => appends.map((append) => this.attempt(append))).immediate(),
    );
  }

  async close(): Promise<void> {}

  /** A failure of SQLite ends the whole transaction; any other error concerns its append alone. */
  private attempt(append: SerialisedAppend): AppendOutcome {
    try {
      return outcomeOf(() => this.appender.append(append));
    } catch (error) {
      if (isSqliteFailure(error)) throw error;
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}
