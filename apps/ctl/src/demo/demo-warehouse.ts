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
/** Units: below the one it is ordered up to the other. */
const LOW = 60;
const ORDER_UP_TO = 100;

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
    await Promise.all(
      rows.map(({ location, sku, supplyId, outstanding }) => {
        const command = { type: 'stock.ReceiveSupply', location, sku, supplyId } as const;
        const units = { accepted: outstanding, rejected: 0, close: true };
        return this.commands.execute(new ChangeStock({ ...command, ...units }, this.meta()));
      }),
    );
    return rows.length;
  }

  /** Orders, for each SKU that runs low, what waits and a stock on top. */
  async orderWhatIsLow(dueDate: string): Promise<void> {
    await this.caughtUp();
    const { rows } = this.stock.items(TENANT, { first: PAGE });
    const low = rows.filter((item) => item.available + item.onOrder - item.waitingUnits < LOW);
    await Promise.all(
      low.map(({ location, sku, available, onOrder, waitingUnits }) => {
        const quantity = ORDER_UP_TO + waitingUnits - available - onOrder;
        const supplyId = deterministicId('demo supply', sku, dueDate);
        const command = { type: 'stock.ExpectSupply', location, sku, supplyId, quantity, dueDate } as const;
        return this.commands.execute(new ChangeStock({ ...command, reference: 'demo' }, this.meta()));
      }),
    );
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
      const shipped = await Promise.all(page.rows.map((order) => this.ship(order)));
      parcels += shipped.filter(Boolean).length;
      if (!page.hasNextPage) return parcels;
      after = page.cursors.at(-1) ?? null;
    }
  }

  /** Whether there was anything to ship. */
  private async ship(order: OrderRow): Promise<boolean> {
    const lines = this.orders
      .linesOf(order)
      .map((line) => ({ lineId: line.lineId, quantity: allocatedOf(line) }))
      .filter(({ quantity }) => quantity > 0);
    if (lines.length === 0) return false;
    const parcel = { carrier: 'Speedy Express', tracking: null, handedOverAt: null };
    const command = { type: 'ordering.ConfirmShipment', orderId: order.id, ...parcel, lines } as const;
    await this.commands.execute(new ChangeOrder(command, this.meta()));
    return true;
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
