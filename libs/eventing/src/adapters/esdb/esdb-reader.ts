import {
  BACKWARDS,
  END,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  FORWARDS,
  type RecordedEvent as ClientEvent,
  type ResolvedEvent,
  START,
  StreamNotFoundError,
  type StreamingRead,
} from '@eventstore/db-client';
import { StoreUnavailable } from '../../model/errors.js';
import type { Position, RecordedEvent } from '../../model/event.js';
import { type Scheduler, backOff, sleep } from '../../ops/scheduler.js';
import type { ReadRange } from '../../port/read-range.js';
import { within } from './call-limit.js';
import { AT_LEADER, type ReplaceableConnection } from './esdb-connection.js';
import { toRecorded } from './esdb-event.js';
import { CallCutOff, CallTimedOut, failureOf, isLastOfClient } from './esdb-failure.js';

type AnyRead = StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>;

const EVENTS_PER_CALL = 1000;
/** A connection that broke shows in the next call: not yet a reason to trouble the caller. */
const TRIES = 3;
/** Of the whole read, for the server: it may give up then. Whether it still answers is watched here. */
const DEADLINE_MILLISECONDS = 120_000;
const TERMS = { ...AT_LEADER, deadline: DEADLINE_MILLISECONDS };

/** Reads in calls of bounded size; each ends, with an answer or with a typed error. */
export class EsdbReader {
  constructor(
    private readonly connection: ReplaceableConnection,
    private readonly scheduler: Scheduler,
    private readonly timeoutMs: number,
  ) {}

  async stream(stream: string, { from, max, forwards }: ReadRange): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let next: bigint | 'end' = forwards || from < Number.MAX_SAFE_INTEGER ? BigInt(from) : END; ;) {
      const maxCount = Math.min(EVENTS_PER_CALL, max - events.length);
      const fromRevision = next;
      const found = await this.call((client) =>
        client.readStream(stream, {
          ...TERMS,
          fromRevision,
          maxCount,
          direction: forwards ? FORWARDS : BACKWARDS,
        }),
      );
      for (const event of found) {
        const recorded = toRecorded(event);
        if (recorded) events.push(recorded);
      }
      const last = found.at(-1);
      if (!last || found.length < maxCount || events.length >= max) return events;
      if (!forwards && last.revision === 0n) return events;
      next = last.revision + (forwards ? 1n : -1n);
    }
  }

  /**
   * Raw events of the log from `from` on, which is included, the server's own among them; null: from the start. All are
   * kept anyhow, so that stopping the stream every sixteen of them, its default, only costs.
   */
  all(from: Position | null, maxCount: number): Promise<readonly ClientEvent[]> {
    const fromPosition = from === null ? START : { commit: from, prepare: from };
    return this.call((client) =>
      client.readAll({ ...TERMS, fromPosition, maxCount, direction: FORWARDS }, { highWaterMark: maxCount }),
    );
  }

  async last(): Promise<ClientEvent | undefined> {
    const found = await this.call((client) =>
      client.readAll({ ...TERMS, fromPosition: END, maxCount: 1, direction: BACKWARDS }),
    );
    return found[0];
  }

  private async call(begin: (client: EventStoreDBClient) => AnyRead): Promise<ClientEvent[]> {
    for (let tries = 1; ; tries += 1) {
      const connection = await this.connection.get();
      if (connection.closed) throw new StoreUnavailable('the event log is closed');
      let read: AnyRead | undefined;
      try {
        read = begin(connection.client);
        const events = await this.collect(read);
        if (connection.closed) throw new CallCutOff('its connection was closed during the read');
        return events;
      } catch (error) {
        if (error instanceof StreamNotFoundError) return [];
        read?.cancel().catch(() => undefined);
        if (isLastOfClient(error)) this.connection.replace(connection);
        const failure = failureOf(error);
        if (failure.kind === 'conflict') throw error;
        if (failure.kind === 'refused' || error instanceof CallTimedOut || tries === TRIES)
          throw failure.error;
        await sleep(this.scheduler, backOff(tries, 25, 1000));
      }
    }
  }

  /** Keeps listening to errors after the first one: an error that nobody hears would end the process. */
  private collect(read: AnyRead): Promise<ClientEvent[]> {
    const events: ClientEvent[] = [];
    const whole = new Promise<ClientEvent[]>((resolve, reject) => {
      read.on('error', reject);
      read.on('data', ({ event }: ResolvedEvent) => event && events.push(event));
      read.on('end', () => resolve(events));
    });
    let before = 0;
    const grew = () => before < (before = events.length);
    return within(this.scheduler, this.timeoutMs, whole, grew);
  }
}
