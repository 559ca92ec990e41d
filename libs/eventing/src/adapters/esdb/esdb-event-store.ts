import { InvalidAppend, StoreUnavailable } from '../../model/errors.js';
import type { ExpectedRevision, NewEvent, RecordedEvent } from '../../model/event.js';
import { type Scheduler, systemScheduler } from '../../ops/scheduler.js';
import type { AppendResult, EventStore, ReadOptions } from '../../port/event-store.js';
import { readRange } from '../../port/read-range.js';
import { serialiseAppend } from '../../port/serialise-append.js';
import { checkConnectionString } from './connection-string.js';
import { EsdbAppender } from './esdb-appender.js';
import { EsdbConnection, ReplaceableConnection } from './esdb-connection.js';
import { EsdbDoorbell } from './esdb-doorbell.js';
import { EsdbFeed } from './esdb-feed.js';
import { EsdbReader } from './esdb-reader.js';

export interface EsdbStoreOptions {
  /** `esdb://…` or `esdb+discover://…`: TLS, certificates, credentials, node preference are in it. */
  readonly connectionString: string;
  /** How long one call to the server may take. Default ten seconds. */
  readonly timeoutMs?: number;
  readonly scheduler?: Scheduler;
}

const TIMEOUT_MILLISECONDS = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The event log on EventStoreDB (KurrentDB) through the package's client, whose habits and defects end here. Appends
 * have a client of their own, so that a slow read or a broken subscription does not touch them.
 */
export class EsdbEventStore implements EventStore {
  readonly feed: EsdbFeed;
  private readonly connections: readonly ReplaceableConnection[];
  private readonly reader: EsdbReader;
  private readonly appender: EsdbAppender;
  private readonly bell: EsdbDoorbell;
  private readonly underWay = new Set<Promise<unknown>>();
  private closed: Promise<void> | undefined;

  private constructor({ connectionString, timeoutMs, scheduler }: Required<EsdbStoreOptions>) {
    const open = () => EsdbConnection.open(connectionString);
    const [appends, reads] = [new ReplaceableConnection(open), new ReplaceableConnection(open)];
    this.connections = [appends, reads];
    this.reader = new EsdbReader(reads, scheduler, timeoutMs);
    this.appender = new EsdbAppender(appends, this.reader, scheduler, timeoutMs);
    this.bell = new EsdbDoorbell(reads, scheduler);
    this.feed = new EsdbFeed(this.reader, this.bell, () => this.assertOpen());
  }

  /** Throws `InvalidConnectionString`. Connects with the first call. */
  static open(options: EsdbStoreOptions): EsdbEventStore {
    checkConnectionString(options.connectionString);
    return new EsdbEventStore({ timeoutMs: TIMEOUT_MILLISECONDS, scheduler: systemScheduler, ...options });
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.assertOpen();
    const checked = serialiseAppend(stream, expected, events);
    if (!events.every(({ id }) => UUID.test(id)))
      throw new InvalidAppend('the id of an event must be a UUID');
    const result = await this.tracked(this.appender.append(checked));
    this.bell.ring();
    return result;
  }

  async read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    this.assertOpen();
    return this.tracked(this.reader.stream(stream, readRange(options)));
  }

  async keepLast(stream: string, count: number): Promise<void> {
    this.assertOpen();
    await this.appender.keepLast(stream, count);
  }

  close(): Promise<void> {
    this.closed ??= this.shutDown();
    return this.closed;
  }

  private async shutDown(): Promise<void> {
    this.bell.close();
    await Promise.allSettled(this.underWay);
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  private async tracked<Result>(work: Promise<Result>): Promise<Result> {
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
  }
}
