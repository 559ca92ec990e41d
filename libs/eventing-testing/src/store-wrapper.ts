import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  Feed,
  FeedPage,
  NewEvent,
  Position,
  ReadOptions,
  RecordedEvent,
} from '#eventing';

/** Passes everything on. Broken stores change one thing each. */
export class StoreWrapper implements EventStore {
  readonly feed: Feed = {
    page: (after, max) => this.page(after, max),
    head: () => this.head(),
    onWake: (callback) => this.onWake(callback),
  };

  constructor(protected readonly inner: EventStore) {}

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.inner.append(stream, expected, events);
  }

  read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]> {
    return this.inner.read(stream, options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  protected page(after: Position, max: number): Promise<FeedPage> {
    return this.inner.feed.page(after, max);
  }

  protected head(): Promise<Position> {
    return this.inner.feed.head();
  }

  protected onWake(callback: () => void): () => void {
    return this.inner.feed.onWake(callback);
  }

  /** Where the stream ends, as the next append expects it. */
  protected async end(stream: string): Promise<ExpectedRevision> {
    const [last] = await this.inner.read(stream, { direction: 'backwards', max: 1 });
    return last?.revision ?? 'none';
  }
}
