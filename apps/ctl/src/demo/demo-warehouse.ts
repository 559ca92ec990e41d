import type { Runtime } from '#composition';
import type { CommandMeta } from '#eventing';
import { deterministicId } from '#kernel';
import { ChangeOrder } from '#ordering';
import { type OrderLineRow, OrderQueries, type OrderRow } from '#ordering/views';
import { ChangeStock } from '#stock';
import { StockQueries } from '#stock/views';
import type { CommandBus } from '@nestjs/cqrs';

const TENANT = 'main';
const PAGE = 100;

/** The people of the demo: they order what waits, take deliveries, and ship what is allocated. */
export class DemoWarehouse {
  private readonly stock: StockQueries;
  private readonly orders: OrderQueries;
  private step = 0;

  constructor(
    private readonly runtime: Runtime,
    private readonly commands: CommandBus,
  ) {
    this.stock = new StockQueries(runtime.views.reader);
    this.orders = new OrderQueries(runtime.views.reader);
  }

  /** Answers the number of deliveries taken. */
  async receiveDeliveries(): Promise<number> {
    await this.caughtUp();
    const { rows } = this.stock.supplies(TENANT, { first: PAGE, where: { state: { eq: 'EXPECTED' } } });
    for (const { location, sku, supplyId, outstanding } of rows) {
      const command = { type: 'stock.ReceiveSupply', location, sku, supplyId } as const;
      const units = { accepted: outstanding, rejected: 0, close: true };
      await this.commands.execute(new ChangeStock({ ...command, ...units }, this.meta()));
    }
    return rows.length;
  }

  /** Expects, for each SKU that is waited for, what waits and is not on order yet. */
  async orderWhatWaits(dueDate: string): Promise<void> {
    await this.caughtUp();
    const { rows } = this.stock.items(TENANT, { first: PAGE, where: { waitingUnits: { gt: 0 } } });
    for (const { location, sku, waitingUnits, onOrder } of rows) {
      const quantity = waitingUnits - onOrder;
      if (quantity <= 0) continue;
      const supplyId = deterministicId('demo supply', sku, dueDate);
      const command = { type: 'stock.ExpectSupply', location, sku, supplyId, quantity, dueDate } as const;
      await this.commands.execute(new ChangeStock({ ...command, reference: 'demo' }, this.meta()));
    }
  }

  /** Ships every unit that is allocated. Answers the number of parcels. */
  async shipAllocated(): Promise<number> {
    await this.caughtUp();
    let parcels = 0;
    let after: string | null = null;
    for (;;) {
      const page = this.orders.list(TENANT, {
        first: PAGE,
        after,
        where: { status: { in: ['OPEN', 'PARTLY_SHIPPED'] } },
      });
      for (const order of page.rows) parcels += await this.ship(order);
      if (!page.hasNextPage) return parcels;
      after = page.cursors.at(-1) ?? null;
    }
  }

  private async ship(order: OrderRow): Promise<number> {
    const lines = this.orders
      .linesOf(order)
      .map((line) => ({ lineId: line.lineId, quantity: allocatedOf(line) }))
      .filter(({ quantity }) => quantity > 0);
    if (lines.length === 0) return 0;
    const parcel = { carrier: 'Speedy Express', tracking: null, handedOverAt: null };
    const command = { type: 'ordering.ConfirmShipment', orderId: order.id, ...parcel, lines } as const;
    await this.commands.execute(new ChangeOrder(command, this.meta()));
    return 1;
  }

  private async caughtUp(): Promise<void> {
    await this.runtime.views.waitFor(await this.runtime.store.feed.head(), 30_000);
  }

  private meta(): CommandMeta {
    const commandId = deterministicId('demo', ++this.step);
    return {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor: 'system:demo',
      tenant: TENANT,
    };
  }
}

function allocatedOf({ secured, shipped }: OrderLineRow): number {
  return Math.max(0, secured - shipped);
}
