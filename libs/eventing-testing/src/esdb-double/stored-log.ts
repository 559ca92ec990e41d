import {
  type AppendResult,
  EventIdReused,
  type EventStore,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  type Revision,
  RevisionConflict,
} from '#eventing';
import { Payloads } from './payloads.js';
import type { ProposedEvent } from './proposed-event.js';
import { RecentIds } from './recent-ids.js';
import { StreamLimits } from './stream-limits.js';

/** What a client may expect of a stream: more than our port allows. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | Revision;

export type AppendOutcome =
  | { readonly kind: 'written'; readonly last?: AppendResult }
  | { readonly kind: 'wrong-version'; readonly actual: Revision | undefined };

export interface Extent {
  readonly first: Revision;
  readonly last: Revision;
}

/** The embedded engine as the server's log. Order, revisions, conflicts and repeats are the engine's, here is none. */
export class StoredLog {
  private readonly payloads = new Payloads();
  /** Counted where an event becomes an answer. */
  eventsSent = 0;
  private readonly recent = new RecentIds();
  private readonly limits = new StreamLimits();

  constructor(
    readonly engine: EventStore,
    private readonly now: () => number,
  ) {}

  async append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Promise<AppendOutcome> {
    if (events.length === 0) return this.appendNothing(stream, expected);
    if (expected === 'any' || expected === 'stream_exists')
      return this.appendLoosely(stream, expected, events);
    return this.appendExactly(stream, expected === 'no_stream' ? 'none' : expected, events);
  }

  /** Of the stream's last event. */
  async revisionOf(stream: string): Promise<Revision | undefined> {
    const [last] = await this.engine.read(stream, { direction: 'backwards', max: 1 });
    return last?.revision;
  }

  /** Where reading a stream starts and ends now; `undefined` when there is no such stream. */
  async extentOf(stream: string): Promise<Extent | undefined> {
    const last = await this.revisionOf(stream);
    return last === undefined ? undefined : { first: this.limits.firstOf(stream, last), last };
  }

  /** The answer that carries an event, as bytes. */
  answerWith(event: RecordedEvent): Buffer {
    this.eventsSent += 1;
    return this.payloads.answerWith(event);
  }

  forgetRecentIds(): void {
    this.recent.forget();
  }

  private async appendExactly(
    stream: string,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
  ): Promise<AppendOutcome> {
    const created = this.now();
    const stored = events.map((event) => this.stored(event, created));
    try {
      const last = await this.engine.append(stream, expected, stored);
      this.recent.remember(stream, events, last);
      this.limits.saw(stream, events);
      return { kind: 'written', last };
    } catch (error) {
      for (const { data } of stored) this.payloads.remove(data);
      if (error instanceof RevisionConflict) return wrongVersion(error);
      if (error instanceof EventIdReused) return this.written(stream, expected, events.length);
      throw error;
    }
  }

  /** The server compares ids alone, and drops other data without a word. To the engine our payloads always differ. */
  private async written(stream: string, expected: ExpectedRevision, count: number): Promise<AppendOutcome> {
    const revision = (expected === 'none' ? -1n : expected) + BigInt(count);
    const [last] = await this.engine.read(stream, { from: revision, max: 1 });
    if (!last) throw new Error('the engine knows these ids, but has no such event');
    return { kind: 'written', last: { revision, position: last.position } };
  }

  private async appendLoosely(
    stream: string,
    expected: 'any' | 'stream_exists',
    events: readonly ProposedEvent[],
  ): Promise<AppendOutcome> {
    for (;;) {
      const actual = await this.revisionOf(stream);
      const before = this.recent.find(stream, events);
      if (before === 'mixed') return { kind: 'wrong-version', actual };
      if (before) return { kind: 'written', last: before };
      if (expected === 'stream_exists' && actual === undefined) return { kind: 'wrong-version', actual };
      const outcome = await this.appendExactly(stream, actual ?? 'none', events);
      if (outcome.kind === 'written') return outcome;
    }
  }

  private async appendNothing(stream: string, expected: Expected): Promise<AppendOutcome> {
    const actual = await this.revisionOf(stream);
    const exact = expected === 'no_stream' ? undefined : expected;
    const loose = expected === 'any' || (expected === 'stream_exists' && actual !== undefined);
    if (!loose && exact !== actual) return { kind: 'wrong-version', actual };
    if (actual === undefined) return { kind: 'written' };
    const [last] = await this.engine.read(stream, { direction: 'backwards', max: 1 });
    return { kind: 'written', last: { revision: actual, position: positionOf(last) } };
  }

  private stored(event: ProposedEvent, created: number) {
    return { id: event.id, type: event.type, data: this.payloads.add(event, created), meta: {} };
  }
}

function wrongVersion({ actual }: RevisionConflict): AppendOutcome {
  return { kind: 'wrong-version', actual: actual === 'none' ? undefined : actual };
}

function positionOf(event: RecordedEvent | undefined): Position {
  return event?.position ?? 0n;
}
