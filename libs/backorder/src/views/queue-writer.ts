import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import { idKey } from './id-key.js';
import { type Place, QueueSums, SumChanges } from './queue-sums.js';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];

/** Sorts after every real date. */
const NO_DUE_DATE = '9999-12-31';

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

interface LineKey {
  readonly orderKey: number;
  readonly lineKey: number;
}

interface DemandId {
  readonly demandId: string;
}

interface Part extends DemandId {
  readonly quantity: number;
}

interface Reduction extends DemandId {
  readonly fromWaiting: number;
  readonly fromAllocated: number;
}

interface Change {
  readonly waiting: number;
  readonly allocated: number;
  readonly cancelled: number;
  /** When units were allocated. */
  readonly at: string | null;
}

/** Keeps demands and the sums of their queue in step. */
export class QueueWriter {
  private readonly insert: Statement<unknown[]>;
  private readonly update: Statement<[Change & DemandId & LineKey], Place & { readonly waiting: number }>;
  private readonly raiseBackordered: Statement<[number, number, string]>;
  private readonly setHold: Statement<[number, number, number, string]>;
  private readonly sums: QueueSums;

  constructor(db: Database, table: (name: string) => string) {
    const demands = table('demands');
    this.insert = db.prepare(`INSERT INTO ${demands} VALUES (${'?, '.repeat(27)}NULL)`);
    this.update = db.prepare(
      `UPDATE ${demands} SET waiting = waiting + @waiting, allocated = allocated + @allocated,
         cancelled = cancelled + @cancelled, last_allocated_at = coalesce(@at, last_allocated_at)
       WHERE order_key = @orderKey AND line_key = @lineKey AND demand_id = @demandId
       RETURNING tenant, location, sku, class, due, revision, waiting`,
    );
    // A statement of its own: setting the column, even to what it is, would rewrite the indexes that depend on it.
    this.raiseBackordered = db.prepare(
      `UPDATE ${demands} SET backordered = waiting
       WHERE order_key = ? AND line_key = ? AND demand_id = ? AND backordered < waiting`,
    );
    this.setHold = db.prepare(
      `UPDATE ${demands} SET on_hold = ? WHERE order_key = ? AND line_key = ? AND line_id = ?`,
    );
    this.sums = new QueueSums(db, table);
  }

  add(tenant: string, position: bigint, revision: number, sourced: Sourced): void {
    const { location, sku, demandId, orderId, lineId, orderRef, customerRef, tags } = sourced;
    const { unitPriceMinor, currency, requested, refused, backordered, allocated } = sourced;
    const { priorityClass, dueDate: due } = sourced;
    const dueDate = due ?? NO_DUE_DATE;
    // prettier-ignore
    this.insert.run(
      position, demandId, tenant, location, sku, idKey(orderId), idKey(lineId), orderId, lineId,
      orderRef, customerRef, JSON.stringify(tags),
      sourced.shipPolicy, sourced.policyVersion, priorityClass, dueDate, revision, unitPriceMinor, currency,
      requested, refused, backordered, backordered, allocated, 0, sourced.waitingSince, sourced.onHold ? 1 : 0,
    );
    // A demand that comes with a hold brings it to the others of its line.
    if (sourced.onHold) this.hold(sourced, true);
    const place = { tenant, location, sku, class: priorityClass, due: dueDate, revision };
    if (backordered > 0) this.sums.add(place, 1, backordered);
  }

  allocate(parts: readonly (Part & LineId)[], at: string | null): void {
    this.change(parts, ({ quantity }) => ({ waiting: -quantity, allocated: quantity, cancelled: 0, at }));
  }

  revoke(parts: readonly (Part & LineId)[]): void {
    const at = null;
    this.change(parts, ({ quantity }) => ({ waiting: quantity, allocated: -quantity, cancelled: 0, at }));
    for (const { orderId, lineId, demandId } of parts) {
      this.raiseBackordered.run(idKey(orderId), idKey(lineId), demandId);
    }
  }

  reduce(parts: readonly (Reduction & LineId)[]): void {
    this.change(parts, ({ fromWaiting, fromAllocated }) => {
      const cancelled = fromWaiting + fromAllocated;
      return { waiting: -fromWaiting, allocated: -fromAllocated, cancelled, at: null };
    });
  }

  /** Holds or resumes all demands of a line. */
  hold({ orderId, lineId }: LineId, onHold: boolean): void {
    this.setHold.run(onHold ? 1 : 0, idKey(orderId), idKey(lineId), lineId);
  }

  private change<P extends DemandId & LineId>(parts: readonly P[], changeBy: (part: P) => Change): void {
    const changes = new SumChanges();
    for (const part of parts) {
      const change = changeBy(part);
      const { orderId, lineId, demandId } = part;
      const [orderKey, lineKey] = [idKey(orderId), idKey(lineId)];
      const row = this.update.get({ ...change, orderKey, lineKey, demandId });
      if (!row) throw new Error(`demand ${demandId} was never sourced`);
      changes.add(row, row.waiting - change.waiting, row.waiting);
    }
    changes.writeTo(this.sums);
  }
}
