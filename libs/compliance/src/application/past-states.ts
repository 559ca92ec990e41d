import type { AsOf, ProjectedEvent } from '#eventing';
import { orderStream } from '#ordering/contract';
import { skuStream } from '#stock/contract';
import type { PastLog } from './past-log.js';

/** What takes the events of a stream and knows what they come to: contexts offer one each. */
export interface Fold {
  take(event: ProjectedEvent): void;
}

/** Orders and queues as they were: what was known then, and what nobody knew yet. */
export class PastStates<OrderFold extends Fold, QueueFold extends Fold> {
  constructor(
    private readonly log: PastLog,
    private readonly folds: { readonly order: () => OrderFold; readonly queue: () => QueueFold },
  ) {}

  order(tenant: string, orderId: string, asOf: AsOf): Promise<OrderFold> {
    return this.fold(this.folds.order(), orderStream(tenant, orderId), asOf);
  }

  queue(tenant: string, location: string, sku: string, asOf: AsOf): Promise<QueueFold> {
    return this.fold(this.folds.queue(), skuStream(tenant, location, sku), asOf);
  }

  private async fold<Into extends Fold>(fold: Into, stream: string, asOf: AsOf): Promise<Into> {
    for await (const event of this.log.upTo(stream, asOf)) fold.take(event);
    return fold;
  }
}
