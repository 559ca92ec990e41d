import type {
  Feed,
  FeedPage,
  JsonObject,
  Metadata,
  Position,
  ProjectedEvent,
  RecordedEvent,
} from '#eventing';
import { deterministicId } from '#kernel';

/** An event as a test states it; everything left out is filled in alike on every run. */
export interface GivenEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly stream?: string;
  readonly meta?: Metadata;
  readonly id?: string;
}

const META: Metadata = { at: '2026-01-05T15:00:00.000Z', tenant: 'main', actor: 'user:test', schema: '1' };

/** A log that a test writes by hand. Positions count by 10, since nothing may rely on dense ones. */
export class GivenLog implements Feed {
  readonly events: RecordedEvent[] = [];
  private readonly callbacks = new Set<() => void>();

  constructor(events: readonly GivenEvent[] = []) {
    this.add(...events);
  }

  /** Appends, wakes, and answers the position of the last event. */
  add(...events: readonly GivenEvent[]): Position {
    for (const event of events) this.events.push(this.record(event));
    for (const callback of this.callbacks) callback();
    return this.events.at(-1)?.position ?? 0n;
  }

  async page(after: Position, max: number): Promise<FeedPage> {
    const events = this.events.filter((event) => event.position > after).slice(0, max);
    const last = events.at(-1)?.position ?? after;
    return { events, last, atHead: last === this.events.at(-1)?.position || this.events.length === 0 };
  }

  async head(): Promise<Position> {
    return this.events.at(-1)?.position ?? 0n;
  }

  onWake(callback: () => void): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  private record({ type, data, stream = 'given-main', meta = {}, id }: GivenEvent): RecordedEvent {
    const number = this.events.length + 1;
    const revision = BigInt(this.events.filter((event) => event.stream === stream).length);
    return {
      stream,
      revision,
      position: BigInt(number * 10),
      id: id ?? deterministicId('given', number),
      type,
      data,
      meta: { ...META, ...meta },
    };
  }
}

/** A decoder for tests whose events have the current schema already. */
export const plainDecoder = { decode: (event: RecordedEvent): ProjectedEvent => event };
