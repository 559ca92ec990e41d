import type { LocalDate } from '#kernel';
import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import { idKey } from './id-key.js';
import { fillOf, type NumberDemand, spreadsOf } from './number-demand.js';
import { OrderFills } from './number-orders.js';
import { NumberSums } from './number-sums.js';
import { scopesOf } from './number-scopes.js';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];
type Described = Extract<StockEvent, { readonly type: 'stock.ItemDescribed' }>['data'];

export interface DemandRef {
  readonly orderId: string;
  readonly lineId: string;
  readonly demandId: string;
}

interface StoredDemand extends NumberDemand {
  readonly seq: number;
}

type Change = Pick<NumberDemand, 'secured' | 'waiting' | 'cancelled' | 'served' | 'lastServed'>;

/**
 * Keeps every demand, and the sums over them: at each change it takes off what the demand counted before, and adds what
 * it counts after. So nothing is counted twice, whatever is cancelled or revoked, and in whatever order.
 */
export class NumberWriter {
  private readonly insert: Statement<unknown[]>;
  private readonly find: Statement<[number, number, string], StoredDemand>;
  private readonly update: Statement<[Change & { readonly seq: number }]>;
  private readonly describeItem: Statement<unknown[]>;
  private readonly categoryOf: Statement<[string, string, string], { readonly category: string }>;
  private readonly orders: OrderFills;
  private readonly sums: NumberSums;

  constructor(db: Database, table: (name: string) => string) {
    const demands = table('number_demands');
    this.insert = db.prepare(`INSERT INTO ${demands} VALUES (${Array(22).fill('?').join(', ')})`);
    this.find = db.prepare(
      `SELECT seq, tenant, location, sku, category, order_key AS orderKey, order_id AS orderId, day, currency,
         unit_price_minor AS unitPriceMinor, promised, requested, at_once AS atOnce, secured, waiting, cancelled, served,
         last_served AS lastServed
       FROM ${demands} WHERE order_key = ? AND line_key = ? AND demand_id = ?`,
    );
    this.update = db.prepare(
      `UPDATE ${demands} SET secured = @secured, waiting = @waiting, cancelled = @cancelled, served = @served,
         last_served = @lastServed WHERE seq = @seq`,
    );
    this.describeItem = db.prepare(
      `INSERT INTO ${table('number_items')} VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET category = excluded.category`,
    );
    this.categoryOf = db.prepare(
      `SELECT category FROM ${table('number_items')} WHERE tenant = ? AND location = ? AND sku = ?`,
    );
    this.orders = new OrderFills(db, table);
    this.sums = new NumberSums(db, table);
  }

  describe(tenant: string, { location, sku, category }: Described): void {
    this.describeItem.run(tenant, location, sku, category ?? '');
  }

  add(tenant: string, position: bigint, sourced: Sourced): void {
    const { location, sku, orderId, lineId, demandId, waitingSince, dueDate, currency } = sourced;
    const { unitPriceMinor, requested, allocated, backordered } = sourced;
    const promised = backordered > 0 ? sourced.projectedDate : null;
    const category = this.categoryOf.get(tenant, location, sku)?.category ?? '';
    const [orderKey, day] = [idKey(orderId), waitingSince.slice(0, 10)];
    const demand: NumberDemand = {
      ...{
        tenant,
        location,
        sku,
        category,
        orderKey,
        orderId,
        day,
        currency,
        unitPriceMinor,
        promised,
        requested,
      },
      ...{
        atOnce: allocated,
        secured: allocated,
        waiting: backordered,
        cancelled: 0,
        served: 0,
        lastServed: null,
      },
    };
    this.countOrder(demand, -1);
    // prettier-ignore
    this.insert.run(
      position, demandId, tenant, location, category, sku, orderKey, idKey(lineId), orderId, day, waitingSince, dueDate,
      currency, unitPriceMinor, promised, requested, allocated, allocated, backordered, 0, 0, null,
    );
    this.count(demand, 1);
    this.countOrder(demand, 1);
    this.sums.write();
  }

  serve(parts: readonly (DemandRef & { readonly quantity: number })[], day: LocalDate): void {
    this.change(parts, ({ secured, waiting, served }, { quantity }) => ({
      secured: secured + quantity,
      waiting: waiting - quantity,
      served: served + quantity,
      lastServed: day,
    }));
  }

  /** What was served last is taken first. */
  revoke(parts: readonly (DemandRef & { readonly quantity: number })[]): void {
    this.change(parts, ({ secured, waiting, served }, { quantity }) => ({
      secured: secured - quantity,
      waiting: waiting + quantity,
      served: Math.max(0, served - quantity),
    }));
  }

  /** Units that were served stay served: that they were cancelled later does not make their wait another one. */
  reduce(
    parts: readonly (DemandRef & { readonly fromWaiting: number; readonly fromAllocated: number })[],
  ): void {
    this.change(parts, ({ secured, waiting, cancelled }, { fromWaiting, fromAllocated }) => ({
      secured: secured - fromAllocated,
      waiting: waiting - fromWaiting,
      cancelled: cancelled + fromWaiting + fromAllocated,
    }));
  }

  private change<Part extends DemandRef>(
    parts: readonly Part[],
    changeBy: (demand: NumberDemand, part: Part) => Partial<Change>,
  ): void {
    for (const part of parts) {
      const before = this.find.get(idKey(part.orderId), idKey(part.lineId), part.demandId);
      if (!before) throw new Error(`demand ${part.demandId} was never sourced`);
      this.replace(before, { ...before, ...changeBy(before, part) });
    }
    this.sums.write();
  }

  private replace(before: StoredDemand, after: StoredDemand): void {
    const [was, is] = [fillOf(before), fillOf(after)];
    const changesOrder = was.lines_live !== is.lines_live || was.lines_filled !== is.lines_filled;
    if (changesOrder) this.countOrder(before, -1);
    this.count(before, -1);
    const { seq, secured, waiting, cancelled, served, lastServed } = after;
    this.update.run({ seq, secured, waiting, cancelled, served, lastServed });
    this.count(after, 1);
    if (changesOrder) this.countOrder(after, 1);
  }

  private count(demand: NumberDemand, sign: 1 | -1): void {
    const [day, sums] = [demand.day, fillOf(demand)];
    for (const scope of scopesOf(demand)) this.sums.addFill(demand, { scope, day, sums }, sign);
    for (const entry of spreadsOf(demand)) this.sums.addSpread(demand, entry, sign);
    this.sums.addOpen(demand, sign);
  }

  private countOrder(demand: NumberDemand, sign: 1 | -1): void {
    for (const fill of this.orders.of(demand)) this.sums.addFill(demand, fill, sign);
  }
}
