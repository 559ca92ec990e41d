import { EventIdReused, RevisionConflict, StoreUnavailable } from '../../model/errors.js';
import type {
  ExpectedRevision,
  JsonObject,
  Metadata,
  NewEvent,
  Position,
  RecordedEvent,
} from '../../model/event.js';
import type { AppendResult, EventStore, Feed, FeedPage, ReadOptions } from '../../port/event-store.js';
import { type SerialisedEvent, serialiseAppend } from '../../port/serialise-append.js';

type StoredEvent = SerialisedEvent & Pick<RecordedEvent, 'stream' | 'revision' | 'position'>;

/** An event log in memory, for tests. Stores text, so that nobody shares an object with it. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly listeners = new Set<() => void>();
  private closed = false;
  readonly feed: Feed = {
    page: (after, max) => this.page(after, max),
    head: async () => BigInt(this.log.length),
    onWake: (callback) => {
      this.listeners.add(callback);
      return () => this.listeners.delete(callback);
    },
  };

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
    const serialised = serialiseAppend(events);
    const stored = this.streams.get(stream) ?? [];
    const wanted = expected === 'none' ? 0 : Number(expected) + 1;
    if (stored.length !== wanted) return repeated(stream, expected, serialised, stored);
    for (const event of serialised) this.store(stream, stored, event);
    this.streams.set(stream, stored);
    for (const listener of this.listeners) listener();
    return resultOf(stored.at(-1));
  }

  async read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    if (this.closed) throw new StoreUnavailable('the event log is closed');
    const { from, max, direction = 'forwards' } = options;
    const stored = this.streams.get(stream) ?? [];
    const wanted =
      direction === 'forwards'
        ? stored.slice(Number(from ?? 0n))
        : stored.slice(0, from === undefined ? undefined : Number(from) + 1).reverse();
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
    const events = this.log.slice(Number(after), Number(after) + max);
    return {
      events: events.map(recorded),
      last: events.at(-1)?.position ?? after,
      atHead: events.length < max,
    };
  }
}

function repeated(
  stream: string,
  expected: ExpectedRevision,
  events: readonly SerialisedEvent[],
  stored: readonly StoredEvent[],
): AppendResult {
  const first = expected === 'none' ? 0 : Number(expected) + 1;
  const there = stored.slice(first, first + events.length);
  if (there.length < events.length || !there.every((event, n) => event.id === events[n]?.id)) {
    throw new RevisionConflict(stream, expected, stored.at(-1)?.revision ?? 'none');
  }
  if (!there.every((event, n) => sameContents(event, events[n]))) throw new EventIdReused(stream);
  return resultOf(there.at(-1));
}

function sameContents(stored: StoredEvent, event: SerialisedEvent | undefined): boolean {
  return stored.type === event?.type && stored.data === event.data && stored.meta === event.meta;
}

function resultOf(last: StoredEvent | undefined): AppendResult {
  return { revision: last?.revision ?? 0n, position: last?.position ?? 0n };
}

function recorded(event: StoredEvent): RecordedEvent {
  return { ...event, data: JSON.parse(event.data) as JsonObject, meta: JSON.parse(event.meta) as Metadata };
}
