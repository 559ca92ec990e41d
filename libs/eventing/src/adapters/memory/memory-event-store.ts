import { StoreUnavailable } from '../../model/errors.js';
import type {
  ExpectedRevision,
  JsonObject,
  Metadata,
  NewEvent,
  Position,
  RecordedEvent,
} from '../../model/event.js';
import type { AppendResult, EventStore, Feed, FeedPage, ReadOptions } from '../../port/event-store.js';
import { assertLimit, readRange } from '../../port/read-range.js';
import { repeatedAppend } from '../../port/repeated-append.js';
import { type SerialisedAppend, type SerialisedEvent, serialiseAppend } from '../../port/serialise-append.js';
import { WakeListeners } from '../../port/wake-listeners.js';

type StoredEvent = SerialisedEvent & Pick<RecordedEvent, 'stream' | 'revision' | 'position'>;

/** An event log in memory, for tests. Stores text, so that nobody shares an object with it. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly listeners = new WakeListeners();
  private closed = false;
  readonly feed: Feed = {
    page: (after, max) => this.page(after, max),
    head: () => this.head(),
    onWake: (callback) => this.listeners.add(callback),
  };

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.assertOpen();
    const append = serialiseAppend(stream, expected, events);
    const stored = this.streams.get(stream) ?? [];
    const wanted = expected === 'none' ? 0 : Number(expected) + 1;
    if (stored.length !== wanted) return repeated(append, stored, wanted);
    this.streams.set(stream, stored);
    for (const event of append.events) this.store(stream, stored, event);
    this.listeners.ring();
    return { revision: BigInt(stored.length - 1), position: BigInt(this.log.length) };
  }

  async read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    this.assertOpen();
    const { from, max, forwards } = readRange(options);
    const stored = this.streams.get(stream) ?? [];
    const wanted = forwards ? stored.slice(from) : stored.slice(0, from + 1).reverse();
    return wanted.slice(0, max).map(recorded);
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  private store(stream: string, stored: StoredEvent[], event: SerialisedEvent): void {
    const entry = {
      ...event,
      stream,
      revision: BigInt(stored.length),
      position: BigInt(this.log.length + 1),
    };
    stored.push(entry);
    this.log.push(entry);
  }

  private async page(after: Position, max: number): Promise<FeedPage> {
    this.assertOpen();
    assertLimit(max);
    const events = this.log.slice(Number(after), Number(after) + max);
    return {
      events: events.map(recorded),
      last: events.at(-1)?.position ?? after,
      atHead: events.length < max,
    };
  }

  private async head(): Promise<Position> {
    this.assertOpen();
    return BigInt(this.log.length);
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
  }
}

function repeated(append: SerialisedAppend, stored: readonly StoredEvent[], wanted: number): AppendResult {
  const events = stored.slice(wanted, wanted + append.events.length);
  const actual = stored.at(-1)?.revision ?? 'none';
  return repeatedAppend(append, { events, position: events.at(-1)?.position ?? 0n, actual });
}

function recorded(event: StoredEvent): RecordedEvent {
  return { ...event, data: JSON.parse(event.data) as JsonObject, meta: JSON.parse(event.meta) as Metadata };
}
