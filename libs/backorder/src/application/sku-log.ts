import { type EventDecoder, type EventStore, META, type ProjectedEvent } from '#eventing';
import { skuStream } from '#stock/contract';
import type { SkuNews } from './plan-applier.js';

const PAGE = 500;
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
    for (let from = BigInt(revision); ; from += BigInt(PAGE)) {
      const events = await this.store.read(stream, { from, max: PAGE });
      for (const event of events) yield this.decoder.decode(event);
      if (events.length < PAGE) return;
    }
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
