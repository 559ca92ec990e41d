import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { deterministicId, schemas } from '#kernel';
import { z } from 'zod';
import { rankingNews } from '../domain/index.js';
import type { OrderingExecutor } from './ordering-executor.js';

const news = z.object({ orderId: schemas.uuid });

/** Tells the SKUs of an order's waiting lines what their policies may rank them by. */
export class QueueNews {
  constructor(
    private readonly orders: OrderingExecutor,
    private readonly registry: CommandRegistry,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('ordering.TellQueues', (payload, meta) => this.tell(news.parse(payload), meta));
  }

  /**
   * As of now, and with the revision since which the order says so: a SKU that heard a later word goes by that, whichever
   * node is slower. One that knows it all writes nothing.
   */
  private async tell({ orderId }: z.infer<typeof news>, meta: CommandMeta): Promise<CommandOutcome> {
    const lines = await this.orders.inspect(meta.tenant, orderId, rankingNews);
    for (const { lineId, location, sku, ranking, asOf } of lines) {
      await this.registry.execute(
        'stock.UpdateRankingFacts',
        { location, sku, orderId, lineId, ranking, asOf },
        { ...meta, commandId: deterministicId(meta.commandId, lineId) },
      );
    }
    return { ok: null };
  }
}
