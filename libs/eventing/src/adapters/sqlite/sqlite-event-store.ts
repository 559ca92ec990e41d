import Database, { type Database as Connection } from 'better-sqlite3';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../model/errors.js';
import type { ExpectedRevision, NewEvent, RecordedEvent } from '../../model/event.js';
import { failpoint } from '../../ops/failpoints.js';
import type { AppendResult, EventStore, ReadOptions } from '../../port/event-store.js';
import { type SerialisedEvent, serialiseAppend } from '../../port/serialise-append.js';
import { GroupCommit } from './group-commit.js';
import { SqliteAppender } from './sqlite-appender.js';
import { type EventRow, SqliteEvent } from './sqlite-event.js';
import { SqliteFeed } from './sqlite-feed.js';
import { migrate } from './sqlite-schema.js';

export interface SqliteStoreOptions {
  readonly file: string;
  /** For a thread or tool that only reads. The file must exist. */
  readonly readonly?: boolean;
}

/** SQLite waits this long for another process's transaction: it blocks the event loop, so it is short. */
const BUSY_MILLISECONDS = 20;
const BUSY_TRIES = 100;

/** The embedded event log: one file, durable to power loss, several processes of one host. */
export class SqliteEventStore implements EventStore {
  readonly feed: SqliteFeed;
  private readonly appender: SqliteAppender;
  private readonly group: GroupCommit<AppendResult>;
  private readonly forwards;
  private readonly backwards;
  private closing = false;

  private constructor(private readonly db: Connection) {
    this.feed = new SqliteFeed(db);
    this.appender = new SqliteAppender(db);
    this.group = new GroupCommit(
      (work) => this.transact(work),
      () => this.feed.wake(),
    );
    const columns = 'SELECT position, stream, revision, id, type, data, meta FROM events';
    this.forwards = db.prepare<[string, number, number], EventRow>(
      `${columns} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    );
    this.backwards = db.prepare<[string, number, number], EventRow>(
      `${columns} WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
    );
  }

  static open({ file, readonly = false }: SqliteStoreOptions): SqliteEventStore {
    const db = new Database(file, { readonly, timeout: 5000 });
    if (!readonly) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      migrate(db);
    }
    db.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
    db.pragma('cache_size = -32768');
    return new SqliteEventStore(db);
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.assertOpen();
    const serialised = serialiseAppend(events);
    const result = await new Promise<AppendResult>((resolve, reject) =>
      this.group.add({
        bytes: bytesOf(serialised),
        run: () => this.appender.append(stream, expected, serialised),
        resolve,
        reject,
      }),
    );
    failpoint('after-append');
    return result;
  }

  async read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    this.assertOpen();
    const { from, max = -1, direction = 'forwards' } = options;
    const rows =
      direction === 'forwards'
        ? this.forwards.all(stream, Number(from ?? 0n), max)
        : this.backwards.all(stream, Number(from ?? Number.MAX_SAFE_INTEGER), max);
    return rows.map((row) => new SqliteEvent(row));
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.group.drain();
    this.feed.close();
    this.db.close();
  }

  /** One immediate transaction. Another process's lock is waited for outside of SQLite, with the event loop free. */
  private async transact(work: () => void): Promise<void> {
    const transaction = this.db.transaction(work);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return transaction.immediate();
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error;
        if (!error.code.startsWith('SQLITE_BUSY') || attempt === BUSY_TRIES) {
          throw new StoreUnavailable(`the event log cannot be written: ${error.code}`, { cause: error });
        }
        await delay(5);
      }
    }
  }

  private assertOpen(): void {
    if (this.closing) throw new StoreUnavailable('the event log is closed');
  }
}

function bytesOf(events: readonly SerialisedEvent[]): number {
  return events.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0);
}
