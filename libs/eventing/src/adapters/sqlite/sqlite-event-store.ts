import type { Instant } from '#kernel';
import type { Database as Connection } from 'better-sqlite3';
import { StoreUnavailable } from '../../model/errors.js';
import type { ExpectedRevision, NewEvent, RecordedEvent } from '../../model/event.js';
import { failpoint } from '../../ops/failpoints.js';
import type { AppendResult, EventStore, ReadOptions } from '../../port/event-store.js';
import { readRange } from '../../port/read-range.js';
import { serialiseAppend } from '../../port/serialise-append.js';
import { type CommitQueue, resultOf } from './append-outcome.js';
import { CommitThread } from './commit-thread.js';
import { GroupCommit } from './group-commit.js';
import { SqliteCommitter } from './sqlite-committer.js';
import { openConnection } from './sqlite-connection.js';
import { SqliteFeed } from './sqlite-feed.js';
import { SqliteStreamReader } from './sqlite-stream-reader.js';

export interface SqliteStoreOptions {
  readonly file: string;
  /** For a thread or tool that only reads. The file must exist. */
  readonly readonly?: boolean;
  /** When an event was stored, for the record only. Default: SQLite's own clock. Not with a thread. */
  readonly now?: () => Instant;
  /**
   * Where appends are committed. `thread`: in one of its own, so that this one does not wait for the disk; or in that of
   * the given module. Default `inline`.
   */
  readonly commits?: 'inline' | 'thread' | URL;
}

/** The embedded event log: one file, durable to power loss, several processes of one host. */
export class SqliteEventStore implements EventStore {
  readonly feed: SqliteFeed;
  private readonly reader: SqliteStreamReader;
  private readonly queue: CommitQueue;
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly db: Connection,
    queueOf: (committed: () => void) => CommitQueue,
  ) {
    const assertOpen = () => this.assertOpen();
    this.feed = new SqliteFeed(db, assertOpen);
    this.reader = new SqliteStreamReader(db, assertOpen);
    this.queue = queueOf(() => this.feed.wake());
  }

  static open({ file, readonly = false, now, commits = 'inline' }: SqliteStoreOptions): SqliteEventStore {
    const db = openConnection(file, readonly);
    return new SqliteEventStore(db, (committed) =>
      commits === 'inline'
        ? new GroupCommit(new SqliteCommitter(db, now), committed)
        : new CommitThread(file, committed, commits === 'thread' ? undefined : commits),
    );
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.assertOpen();
    if (this.db.readonly) throw new StoreUnavailable('the event log was opened for reading only');
    const append = serialiseAppend(stream, expected, events);
    const result = resultOf(append, await this.queue.add(append));
    failpoint('after-append');
    return result;
  }

  async read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    this.assertOpen();
    return this.reader.read(stream, readRange(options));
  }

  /** Appends that wait are still written; whatever comes later is refused. */
  close(): Promise<void> {
    this.closed ??= this.shutDown();
    return this.closed;
  }

  private async shutDown(): Promise<void> {
    this.feed.stopLooking();
    await this.queue.close();
    this.db.close();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
  }
}
