import { type JSONType, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { AppendOutcomeUnknown, RevisionConflict, StoreUnavailable } from '../../model/errors.js';
import type { Position, RecordedEvent } from '../../model/event.js';
import { type Scheduler, backOff, sleep } from '../../ops/scheduler.js';
import type { AppendResult } from '../../port/event-store.js';
import { repeatedAppend } from '../../port/repeated-append.js';
import type { SerialisedAppend, SerialisedEvent } from '../../port/serialise-append.js';
import { within } from './call-limit.js';
import { AT_LEADER, type ReplaceableConnection } from './esdb-connection.js';
import { type Failure, failureOf, isLastOfClient } from './esdb-failure.js';
import type { EsdbReader } from './esdb-reader.js';

const TRIES = 4;

/**
 * Appends with outcomes that are true: an append that failed on the way is looked for in its stream, by ids and by
 * contents, before anything is said about it.
 */
export class EsdbAppender {
  /** Where the log ended when this process last heard of it. */
  private seen: Position | null = null;

  constructor(
    private readonly connection: ReplaceableConnection,
    private readonly reader: EsdbReader,
    private readonly scheduler: Scheduler,
    private readonly timeoutMs: number,
  ) {}

  async append(append: SerialisedAppend): Promise<AppendResult> {
    const before = (this.seen ??= await this.headNow());
    for (let tries = 1; ; tries += 1) {
      const attempt = await this.attempt(append);
      if (!('kind' in attempt)) return this.written(append, attempt, before);
      switch (attempt.kind) {
        case 'conflict':
          throw new RevisionConflict(append.stream, append.expected, attempt.actual);
        case 'refused':
          throw attempt.error;
        case 'unreachable':
          return this.settle(append, attempt.error);
        default:
          if (tries === TRIES) throw attempt.error;
          await sleep(this.scheduler, backOff(tries, 25, 1000));
      }
    }
  }

  /** The server forgets older events when it is scavenged. */
  async keepLast(stream: string, count: number): Promise<void> {
    const { client } = await this.connection.get();
    const call = client.setStreamMetadata(stream, { maxCount: count }, AT_LEADER);
    await within(this.scheduler, this.timeoutMs, call);
  }

  /** To be told of every position that comes by. */
  saw(position: Position): void {
    if (this.seen === null || position > this.seen) this.seen = position;
  }

  private async headNow(): Promise<Position> {
    const last = await this.reader.last();
    return last?.position?.commit ?? 0n;
  }

  /**
   * To the same ids at the same place the server answers success, whatever their contents: what was not written just now,
   * as its position tells, has its contents compared.
   */
  private async written(
    append: SerialisedAppend,
    result: AppendResult,
    before: Position,
  ): Promise<AppendResult> {
    if (result.position <= before) return this.compared(append);
    this.saw(result.position);
    return result;
  }

  private async attempt({ stream, expected, events }: SerialisedAppend): Promise<AppendResult | Failure> {
    const connection = await this.connection.get();
    try {
      const call = connection.client.appendToStream(stream, events.map(toClient), {
        ...AT_LEADER,
        expectedRevision: expected === 'none' ? NO_STREAM : expected,
      });
      const { nextExpectedRevision, position } = await within(this.scheduler, this.timeoutMs, call);
      if (!position) throw new StoreUnavailable('the event store did not say where the events are');
      return { revision: nextExpectedRevision, position: position.commit };
    } catch (error) {
      if (isLastOfClient(error)) this.connection.replace(connection);
      return failureOf(error);
    }
  }

  /** The events are in the stream, or somebody else's are, or nobody knows: they might be under way still. */
  private async settle(append: SerialisedAppend, cause: StoreUnavailable): Promise<AppendResult> {
    const unknown = (error: unknown) =>
      new AppendOutcomeUnknown(`${cause.message}; whether the append was stored is not known`, {
        cause: error,
      });
    let result: AppendResult;
    try {
      result = await this.compared(append);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw unknown(error);
      if (error instanceof RevisionConflict && isWhereExpected(error)) throw unknown(cause);
      throw error;
    }
    this.saw(result.position);
    return result;
  }

  private async compared(append: SerialisedAppend): Promise<AppendResult> {
    const { stream, expected, events } = append;
    const from = expected === 'none' ? 0 : Number(expected) + 1;
    const stored = await this.reader.stream(stream, { from, max: events.length, forwards: true });
    const [last] = await this.reader.stream(stream, {
      from: Number.MAX_SAFE_INTEGER,
      max: 1,
      forwards: false,
    });
    return repeatedAppend(append, {
      events: stored.map(serialised),
      position: stored.at(-1)?.position ?? 0n,
      actual: last?.revision ?? 'none',
    });
  }
}

function isWhereExpected({ expected, actual }: RevisionConflict): boolean {
  return expected === actual;
}

function serialised({ id, type, data, meta }: RecordedEvent): SerialisedEvent {
  return { id, type, data: JSON.stringify(data), meta: JSON.stringify(meta) };
}

/** From the text that was checked: the writer may have changed its objects since. */
function toClient({ id, type, data, meta }: SerialisedEvent) {
  return jsonEvent({ id, type, data: JSON.parse(data) as JSONType, metadata: JSON.parse(meta) as JSONType });
}
