import {
  type BackorderQueries,
  type CoveredUnits,
  coveredUnits,
  coverageOf,
  type IncomingSupply,
  type QueuedBackorderRow,
} from '#backorder/views';
import type { Clock } from '#kernel';
import type { StockQueries, SupplyRow } from '#stock/views';
import { type ArrivalRange, arrivalRange, type OnOrder } from '../domain/index.js';
import type { LeadTimeQueries, PurchaseOrderQueries, PurchaseSupplyRow } from '../views/index.js';

/** So many lines of a queue are looked at for one answer. */
const MOST_LINES = 10_000;

/** Units of a queue, counted from its head, that a backorder waits with. */
export interface Place {
  readonly location: string;
  readonly sku: string;
  readonly quantityAhead: number;
  readonly waiting: number;
}

export interface Peg {
  readonly supplyId: string | null;
  readonly quantity: number;
  readonly dueDate: string | null;
  readonly purchase: PurchaseSupplyRow | null;
}

export interface PeggedRow {
  readonly row: QueuedBackorderRow;
  /** Of this supply. */
  readonly quantity: number;
}

export interface MovedRow {
  readonly row: QueuedBackorderRow;
  readonly from: string | null;
  readonly to: string | null;
}

interface Outlook {
  readonly today: string;
  readonly available: number;
  readonly releaseDate: string | null;
  readonly supplies: readonly SupplyRow[];
}

/** Which supply covers which backorder, by the queue, the stock and the purchase orders as the views have them. */
export class SupplyOutlook {
  constructor(
    private readonly backorders: BackorderQueries,
    private readonly stock: StockQueries,
    private readonly orders: PurchaseOrderQueries,
    private readonly leadTimes: LeadTimeQueries,
    private readonly clock: Clock,
  ) {}

  supply(tenant: string, supplyId: string): SupplyRow | null {
    return this.stock.supply(tenant, supplyId);
  }

  purchaseOf(tenant: string, supplyId: string): PurchaseSupplyRow | null {
    return this.orders.ofSupplies(tenant, [supplyId]).get(supplyId) ?? null;
  }

  /** What covers the units of a backorder, in the order in which it is used up. */
  pegsOf(tenant: string, place: Place): readonly Peg[] {
    const outlook = this.outlook(tenant, place);
    const end = place.quantityAhead + place.waiting;
    const parts = coveredUnits(outlook).filter(({ from, to }) => from < end && to > place.quantityAhead);
    const purchases = this.purchases(tenant, parts);
    return parts.map(({ supplyId, from, to }) => ({
      supplyId,
      quantity: Math.min(to, end) - Math.max(from, place.quantityAhead),
      dueDate: outlook.supplies.find((each) => each.supplyId === supplyId)?.dueDate ?? null,
      purchase: supplyId === null ? null : (purchases.get(supplyId) ?? null),
    }));
  }

  /**
   * When all supply has come that the backorder and those before it wait for, as long as it is on order only: of goods
   * on their way, and of supply without a purchase order, lead times say nothing. Null also where nothing covers it.
   */
  rangeOf(tenant: string, place: Place): ArrivalRange | null {
    const outlook = this.outlook(tenant, place);
    const end = place.quantityAhead + place.waiting;
    const units = coveredUnits(outlook);
    if ((units.at(-1)?.to ?? 0) < end) return null;
    const needed = units.filter(({ supplyId, from }) => supplyId !== null && from < end);
    const purchases = this.purchases(tenant, needed);
    const lines: OnOrder[] = [];
    for (const { supplyId } of needed) {
      const purchase = purchases.get(supplyId ?? '');
      if (!purchase || purchase.shipmentRef !== null) return null;
      lines.push({ placedAt: purchase.placedAt, observed: this.leadTimes.observed(tenant, purchase) });
    }
    return arrivalRange(lines, outlook.today);
  }

  /** Whom a supply covers; `claimed` of its units are waited for. */
  pegging(
    tenant: string,
    supply: SupplyRow,
    limit: number,
  ): { readonly claimed: number; readonly rows: readonly PeggedRow[] } {
    const { location, sku, supplyId } = supply;
    const part = coveredUnits(this.outlook(tenant, supply)).find((each) => each.supplyId === supplyId);
    if (!part) return { claimed: 0, rows: [] };
    const { units } = this.backorders.queueTotals(tenant, location, sku);
    const rows = this.backorders.overUnits(tenant, supply, part, limit).map((row) => ({
      row,
      quantity: Math.min(part.to, row.quantityAhead + row.waiting) - Math.max(part.from, row.quantityAhead),
    }));
    return { claimed: Math.max(0, Math.min(part.to, units) - part.from), rows };
  }

  /** Whose projected date would be another one if the supply came on that day; null: nobody knows when, or never. */
  slip(
    tenant: string,
    supply: SupplyRow,
    dueDate: string | null,
  ): { readonly moved: readonly MovedRow[]; readonly all: boolean } {
    const now = this.outlook(tenant, supply);
    const others = now.supplies.filter(({ supplyId }) => supplyId !== supply.supplyId);
    const then = { ...now, supplies: byDate([...others, { ...supply, dueDate }]) };
    const to = coveredUnits(now).at(-1)?.to ?? 0;
    const rows = this.backorders.overUnits(tenant, supply, { from: now.available, to }, MOST_LINES + 1);
    const moved = rows.slice(0, MOST_LINES).flatMap((row) => {
      const [before, after] = [projected(now, row), projected(then, row)];
      return before === after ? [] : [{ row, from: before, to: after }];
    });
    return { moved, all: rows.length <= MOST_LINES };
  }

  private outlook(tenant: string, { location, sku }: Pick<Place, 'location' | 'sku'>): Outlook {
    const item = this.stock.item(tenant, location, sku);
    return {
      today: this.clock.now().slice(0, 10),
      available: item?.available ?? 0,
      releaseDate: item?.releaseDate ?? null,
      supplies: this.stock.outstanding(tenant, location, sku),
    };
  }

  private purchases(tenant: string, parts: readonly CoveredUnits[]): ReadonlyMap<string, PurchaseSupplyRow> {
    return this.orders.ofSupplies(
      tenant,
      parts.flatMap(({ supplyId }) => supplyId ?? []),
    );
  }
}

function projected(outlook: Outlook, { quantityAhead, waiting }: QueuedBackorderRow): string | null {
  return coverageOf({ ...outlook, quantityAhead, waiting }).projectedDate;
}

function byDate<Supply extends IncomingSupply>(supplies: readonly Supply[]): readonly Supply[] {
  const key = ({ dueDate, supplyId }: IncomingSupply) => `${dueDate ?? '9999-12-31'} ${supplyId}`;
  return supplies.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
