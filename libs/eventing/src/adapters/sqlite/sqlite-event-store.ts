import type { Instant } from '#kernel';
import type { Database as Connection } from 'better-sqlite3';
import { StoreUnavailable } from '../../model/errors.js';
import type { ExpectedRevision, NewEvent, RecordedEvent } from '../../model/event.js';
import { failpoint } from '../../ops/failpoints.js';
import type { AppendResult, EventStore, ReadOptions } from '../../port/event-store.js';
import { readRange } from '../../port/read-range.js';
import { serialiseAppend } from '../../port/serialise-append.js';
import { GroupCommit } from './group-commit.js';
import { patiently } from './patiently.js';
import { SqliteAppender } from './sqlite-appender.js';
import { openConnection } from './sqlite-connection.js';
import { SqliteFeed } from './sqlite-feed.js';
import { SqliteStreamReader } from './sqlite-stream-reader.js';

export interface SqliteStoreOptions {
  readonly file: string;
  /** For a thread or tool that only reads. The file must exist. */
  readonly readonly?: boolean;
  /** When an event was stored, for the record only. Default: SQLite's own clock. */
  readonly now?: () => Instant;
}

/** The embedded event log: one file, durable to power loss, several processes of one host. */
export class SqliteEventStore implements EventStore {
  readonly feed: SqliteFeed;
  private readonly reader: SqliteStreamReader;
  private readonly appender: SqliteAppender;
  private readonly group: GroupCommit<AppendResult>;
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly db: Connection,
    now: (() => Instant) | undefined,
  ) {
    const assertOpen = () => this.assertOpen();
    this.feed = new SqliteFeed(db, assertOpen);
    this.reader = new SqliteStreamReader(db, assertOpen);
    this.appender = new SqliteAppender(db, now);
    this.group = new GroupCommit(
      (work) => patiently(() => db.transaction(work).immediate()),
      () => this.feed.wake(),
    );
  }

  static open({ file, readonly = false, now }: SqliteStoreOptions): SqliteEventStore {
    return new SqliteEventStore(openConnection(file, readonly), now);
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.assertOpen();
    if (this.db.readonly) throw new StoreUnavailable('the event log was opened for reading only');
    const append = serialiseAppend(stream, expected, events);
    const result = await this.group.add(append.bytes, () => this.appender.append(append));
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
    await this.group.drain();
    this.db.close();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
  }
}
