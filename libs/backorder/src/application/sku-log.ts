import { type EventDecoder, type EventStore, META, type ProjectedEvent, readStream } from '#eventing';
import { skuStream } from '#stock/contract';
import type { SkuNews } from './plan-applier.js';

const NEWS = 200;

interface Place {
  readonly location: string;
  readonly sku: string;
}

/** The log of one SKU, read for what it says of the past. */
export class SkuLog {
  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {}

  /** Its events from a revision on, to the end. */
  async *from(tenant: string, { location, sku }: Place, revision: number): AsyncGenerator<ProjectedEvent> {
    const stream = skuStream(tenant, location, sku);
    for await (const event of readStream(this.store, stream, BigInt(revision)))
      yield this.decoder.decode(event);
  }

  /** What happened after a revision, the first of it. */
  async news(tenant: string, { location, sku }: Place, revision: number): Promise<readonly SkuNews[]> {
    const events = await this.store.read(skuStream(tenant, location, sku), {
      from: BigInt(revision + 1),
      max: NEWS,
    });
    return events.map(({ type, revision: own, meta }) => ({
      type,
      revision: Number(own),
      at: meta[META.at] ?? '',
      commandId: meta[META.commandId],
    }));
  }
}
