import type { LocalDate } from '#kernel';
import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import { idKey } from './id-key.js';
import { NumberPlaces } from './number-places.js';
import { NumberServices } from './number-services.js';
import { OpenChanges, OpenSums, type Waiting } from './open-sums.js';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];
type Described = Extract<StockEvent, { readonly type: 'stock.ItemDescribed' }>['data'];

interface DemandRef {
  readonly orderId: string;
  readonly lineId: string;
  readonly demandId: string;
}

type Served = DemandRef & { readonly quantity: number };
type Reduced = DemandRef & { readonly fromWaiting: number; readonly fromAllocated: number };

interface Change {
  readonly secured: number;
  readonly waiting: number;
  readonly cancelled?: number;
  /** Units out of the queue: what was cancelled after it was served stays served. */
  readonly served?: number;
  readonly servedOn?: LocalDate;
}

type Changed = Waiting & { readonly seq: number };
type Update = [number, number, number, number, LocalDate | null, number, number, string];

/** Keeps the demands that numbers are counted from. */
export class NumberWriter {
  private readonly insert: Statement<unknown[]>;
  private readonly update: Statement<Update, Changed>;
  private readonly places: NumberPlaces;
  private readonly services: NumberServices;
  private readonly open: OpenSums;

  constructor(db: Database, table: (name: string) => string) {
    const demands = table('number_demands');
    this.insert = db.prepare(`INSERT INTO ${demands} VALUES (${'?, '.repeat(15)}0, 0, NULL)`);
    this.update = db.prepare(
      `UPDATE ${demands} SET secured = secured + ?, waiting = waiting + ?, cancelled = cancelled + ?,
         served = max(0, served + ?), served_on = coalesce(?, served_on)
       WHERE order_key = ? AND line_key = ? AND demand_id = ?
       RETURNING seq, place, currency, unit_price_minor AS unitPriceMinor, waiting`,
    );
    this.places = new NumberPlaces(db, table);
    this.services = new NumberServices(db, table);
    this.open = new OpenSums(db, table);
  }

  describe(tenant: string, { location, sku, category }: Described): void {
    this.places.describe([tenant, location, sku], category);
  }

  add(tenant: string, position: bigint, sourced: Sourced): void {
    const { location, sku, orderId, lineId, demandId, waitingSince, dueDate, currency } = sourced;
    const { unitPriceMinor, requested, allocated, backordered } = sourced;
    const place = this.places.of([tenant, location, sku]);
    // prettier-ignore
    this.insert.run(
      position, tenant, place, idKey(orderId), idKey(lineId), demandId, waitingSince, dueDate,
      backordered > 0 ? sourced.projectedDate : null, currency, unitPriceMinor, requested, allocated, allocated,
      backordered,
    );
    if (backordered > 0) {
      const valueMinor = backordered * unitPriceMinor;
      this.open.add({ place, currency, backorders: 1, units: backordered, valueMinor });
    }
  }

  serve(parts: readonly Served[], day: LocalDate): void {
    const serving = ({ quantity }: Served) => ({
      ...{ secured: quantity, waiting: -quantity, served: quantity, servedOn: day },
    });
    this.change(parts, serving, ({ seq }, { quantity }) => this.services.add(seq, day, quantity));
  }

  revoke(parts: readonly Served[]): void {
    const revoking = ({ quantity }: Served) => ({
      ...{ secured: -quantity, waiting: quantity, served: -quantity },
    });
    this.change(parts, revoking, ({ seq }, { quantity }) => this.services.takeBack(seq, quantity));
  }

  reduce(parts: readonly Reduced[]): void {
    const reducing = ({ fromWaiting, fromAllocated }: Reduced) => ({
      ...{ secured: -fromAllocated, waiting: -fromWaiting, cancelled: fromWaiting + fromAllocated },
    });
    this.change(parts, reducing, ({ seq }, { fromAllocated }) => this.services.takeBack(seq, fromAllocated));
  }

  private change<Part extends DemandRef>(
    parts: readonly Part[],
    changeBy: (part: Part) => Change,
    and: (changed: Changed, part: Part) => void,
  ): void {
    const open = new OpenChanges();
    for (const part of parts) {
      const { secured, waiting, cancelled = 0, served = 0, servedOn = null } = changeBy(part);
      const { orderId, lineId, demandId } = part;
      const [orderKey, lineKey] = [idKey(orderId), idKey(lineId)];
      // prettier-ignore
      const row = this.update.get(secured, waiting, cancelled, served, servedOn, orderKey, lineKey, demandId);
      if (!row) throw new Error(`demand ${demandId} was never sourced`);
      and(row, part);
      open.add(row, row.waiting - waiting);
    }
    open.writeTo(this.open);
  }
}
