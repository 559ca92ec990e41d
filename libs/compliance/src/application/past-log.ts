import {
  type AsOf,
  type EventDecoder,
  type EventStore,
  isAfter,
  META,
  type ProjectedEvent,
  readStream,
} from '#eventing';

/** Streams as they were: what was recorded up to a moment, which is what was known then. */
export class PastLog {
  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {}

  /** The beginning of the stream: it ends before the first event that was recorded later, so that it can be folded. */
  async *upTo(stream: string, asOf: AsOf): AsyncGenerator<ProjectedEvent> {
    for await (const event of readStream(this.store, stream)) {
      const { position, meta } = event;
      if (isAfter(asOf, { position, at: meta[META.at] ?? '' })) return;
      yield this.decoder.decode(event);
    }
  }
}
