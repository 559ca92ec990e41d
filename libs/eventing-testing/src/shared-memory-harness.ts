import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type FeedPage,
  type NewEvent,
  type Position,
  type ReadOptions,
  type RecordedEvent,
  StoreUnavailable,
  openMemoryStore,
} from '#eventing';
import type { StoreHarness } from './event-store.contract.js';
import { StoreWrapper } from './store-wrapper.js';

/** One of several connections to the same memory; closing it leaves the others. */
class Connection extends StoreWrapper {
  private closed = false;

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    return this.open().append(stream, expected, events);
  }

  override async read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]> {
    return this.open().read(stream, options);
  }

  override async close(): Promise<void> {
    this.closed = true;
  }

  protected override async page(after: Position, max: number): Promise<FeedPage> {
    return this.open().feed.page(after, max);
  }

  protected override async head(): Promise<Position> {
    return this.open().feed.head();
  }

  private open(): EventStore {
    if (this.closed) throw new StoreUnavailable('this connection is closed');
    return this.inner;
  }
}

export type Wrap = (store: EventStore) => EventStore;
/** What of the data is there when it is opened again, or by another connection. */
export type Recall = (disk: EventStore) => Promise<EventStore>;

const everything: Recall = async (disk) => disk;

/** Memory that plays a disk: with a second connection and reopening, so that every case of the contract runs. */
export function sharedMemoryHarness(
  wrap: Wrap,
  {
    reopened = everything,
    shared = everything,
  }: { readonly reopened?: Recall; readonly shared?: Recall } = {},
): StoreHarness {
  const disk = openMemoryStore();
  const connect = (to: EventStore) => wrap(new Connection(to));
  return {
    open: async () => connect(disk),
    second: async () => connect(await shared(disk)),
    reopen: async () => connect(await reopened(disk)),
    dispose: () => disk.close(),
    patienceMilliseconds: 50,
  };
}

/** A disk that forgot its last event. */
export async function withoutLastEvent(disk: EventStore): Promise<EventStore> {
  const copy = openMemoryStore();
  const { events } = await disk.feed.page(0n, 1_000_000);
  for (const event of events.slice(0, -1)) {
    await copy.append(event.stream, event.revision === 0n ? 'none' : event.revision - 1n, [event]);
  }
  return copy;
}
