import type { FeedPage, Position, ReadOptions, RecordedEvent } from '#eventing';
import { StoreWrapper } from '../store-wrapper.js';

/** Two events after each other share a position. */
export class ReusesPositions extends StoreWrapper {
  override async read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]> {
    return (await super.read(stream, options)).map(halved);
  }

  protected override async page(after: Position, max: number): Promise<FeedPage> {
    const page = await super.page(after * 2n, max);
    return { ...page, events: page.events.map(halved), last: (page.last + 1n) / 2n };
  }

  protected override async head(): Promise<Position> {
    return ((await super.head()) + 1n) / 2n;
  }
}

function halved(event: RecordedEvent): RecordedEvent {
  return { ...event, position: (event.position + 1n) / 2n };
}

/** A page begins with the event at the cursor, as `readAll` of EventStoreDB does. */
export class IncludesTheCursor extends StoreWrapper {
  protected override async page(after: Position, max: number): Promise<FeedPage> {
    if (after === 0n) return super.page(after, max);
    const page = await super.page(after - 1n, max + 1);
    return { ...page, events: page.events.slice(0, max) };
  }
}

/** Takes a full page for the last one. */
export class ClaimsTheHeadTooEarly extends StoreWrapper {
  protected override async page(after: Position, max: number): Promise<FeedPage> {
    return { ...(await super.page(after, max)), atHead: true };
  }
}

export class OverfillsPages extends StoreWrapper {
  protected override page(after: Position, max: number): Promise<FeedPage> {
    return super.page(after, max + 1);
  }
}

export class LosesEveryTenthEventOfTheFeed extends StoreWrapper {
  protected override async page(after: Position, max: number): Promise<FeedPage> {
    const page = await super.page(after, max);
    return { ...page, events: page.events.filter(({ position }) => position % 10n !== 0n) };
  }
}

export class ReadsAfterTheRevision extends StoreWrapper {
  override read(stream: string, options: ReadOptions = {}): Promise<RecordedEvent[]> {
    const { from, direction } = options;
    if (from === undefined || direction === 'backwards') return super.read(stream, options);
    return super.read(stream, { ...options, from: from + 1n });
  }
}

/** The first page of a long stream passes for all of it. */
export class CutsLongStreams extends StoreWrapper {
  override async read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]> {
    return (await super.read(stream, options)).slice(0, 1000);
  }
}

export class SharesItsObjects extends StoreWrapper {
  private readonly kept = new Map<string, RecordedEvent>();

  override async read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]> {
    return (await super.read(stream, options)).map((event) => this.kept.get(event.id) ?? this.keep(event));
  }

  private keep(event: RecordedEvent): RecordedEvent {
    this.kept.set(event.id, event);
    return event;
  }
}
