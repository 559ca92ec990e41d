import { type EventDecoder, type EventStore, META, type ProjectedEvent } from '#eventing';

/** A moment in the past: an instant, or a position of the log; neither: now. */
export interface AsOf {
  readonly time?: string | null | undefined;
  readonly position?: string | null | undefined;
}

const PAGE = 500;

/** Streams as they were: what was recorded up to a moment, which is what was known then. */
export class PastLog {
  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {}

  /** The beginning of the stream: it ends before the first event that was recorded later, so that it can be folded. */
  async *upTo(stream: string, asOf: AsOf): AsyncGenerator<ProjectedEvent> {
    for (let from = 0n; ; from += BigInt(PAGE)) {
      const events = await this.store.read(stream, { from, max: PAGE });
      for (const event of events) {
        if (isAfter(asOf, event)) return;
        yield this.decoder.decode(event);
      }
      if (events.length < PAGE) return;
    }
  }
}

function isAfter({ time, position }: AsOf, event: Pick<ProjectedEvent, 'position' | 'meta'>): boolean {
  if (typeof position === 'string' && event.position > BigInt(position)) return true;
  return typeof time === 'string' && (event.meta[META.at] ?? '') > time;
}
