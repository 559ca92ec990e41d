import type { EventStore, ProjectionHost } from '#eventing';
import { BackorderQueries, type BackorderRow, coverageOf } from '#backorder/views';
import type { Clock } from '#kernel';
import { StockQueries, type SupplyRow } from '#stock/views';
import type { Queues, WaitingLine } from '../application/ports.js';

/** So many lines are looked at between two looks at anything else. */
const PAGE = 100;
const PATIENCE_MS = 10_000;

type Supply = Pick<Parameters<typeof coverageOf>[0], 'today' | 'available' | 'releaseDate'> & {
  readonly supplies: readonly SupplyRow[];
};

/** Who waits, and until when: asked of the queue's and the stock's views, as the API asks them. */
export class WaitingLines implements Queues {
  private readonly backorders: BackorderQueries;
  private readonly stock: StockQueries;

  constructor(
    private readonly views: ProjectionHost,
    private readonly store: Pick<EventStore, 'feed'>,
    private readonly clock: Clock,
  ) {
    this.backorders = new BackorderQueries(views.reader);
    this.stock = new StockQueries(views.reader);
  }

  async ready(): Promise<void> {
    await this.views.waitFor(await this.store.feed.head(), PATIENCE_MS);
  }

  waiting(
    tenant: string,
    { location, sku }: { readonly location: string; readonly sku: string },
    after: string | null,
  ): ReturnType<Queues['waiting']> {
    const page = this.backorders.queue(tenant, location, sku, { first: PAGE, after });
    const supply = this.supply(tenant, location, sku);
    return {
      lines: page.rows.map((row) => lineOf(row, row.quantityAhead, supply)),
      next: page.hasNextPage ? (page.cursors.at(-1) ?? null) : null,
    };
  }

  ofOrder(tenant: string, orderId: string): readonly WaitingLine[] {
    return this.backorders
      .ofOrders(tenant, [orderId])
      .filter(({ waiting }) => waiting > 0)
      .map((row) => {
        const { quantityAhead } = this.backorders.placeOf(tenant, row);
        return lineOf(row, quantityAhead, this.supply(tenant, row.location, row.sku));
      });
  }

  private supply(tenant: string, location: string, sku: string): Supply {
    const item = this.stock.item(tenant, location, sku);
    return {
      today: this.clock.now().slice(0, 10),
      available: item?.available ?? 0,
      releaseDate: item?.releaseDate ?? null,
      supplies: this.stock.outstanding(tenant, location, sku),
    };
  }
}

function lineOf(
  { orderId, lineId, waiting }: BackorderRow,
  quantityAhead: number,
  supply: Supply,
): WaitingLine {
  const { projectedDate, supplyId } = coverageOf({ ...supply, quantityAhead, waiting });
  const named = supply.supplies.find((each) => each.supplyId === supplyId)?.reference;
  return { orderId, lineId, quantityAhead, projectedDate, supply: named ?? supplyId };
}
