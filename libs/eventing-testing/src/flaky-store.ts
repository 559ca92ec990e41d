import {
  AppendOutcomeUnknown,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type Feed,
  type NewEvent,
  type ReadOptions,
  type RecordedEvent,
  StoreUnavailable,
} from '#eventing';

/**
 * How an append goes wrong. `down`: not reached. `lost-request` and `lost-answer`: nobody knows, and it was not, or was,
 * written.
 */
export type Fault = 'down' | 'lost-request' | 'lost-answer';

/** A store whose next appends go wrong as told, and that shows what was asked of it. */
export class FlakyStore implements EventStore {
  /** One per append; an append beyond them goes well. */
  faults: readonly (Fault | null)[] = [];
  /** Runs before an append reaches the store: another writer, say, or a wait. */
  beforeAppend: (stream: string) => Promise<unknown> | void = () => undefined;
  readonly appends: string[] = [];
  readonly reads: { readonly stream: string; readonly from: bigint }[] = [];
  readonly feed: Feed;

  constructor(private readonly store: EventStore) {
    this.feed = store.feed;
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.appends.push(stream);
    await this.beforeAppend(stream);
    const [fault = null, ...later] = this.faults;
    this.faults = later;
    if (fault === 'down') throw new StoreUnavailable('the store is down');
    if (fault === 'lost-request') throw new AppendOutcomeUnknown('no answer');
    const result = await this.store.append(stream, expected, events);
    if (fault === 'lost-answer') throw new AppendOutcomeUnknown('no answer');
    return result;
  }

  read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    this.reads.push({ stream, from: options.from ?? 0n });
    return this.store.read(stream, options);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
