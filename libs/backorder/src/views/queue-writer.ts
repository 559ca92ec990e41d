import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import type { QueueKey } from '../domain/index.js';
import { type Place, QueueSums, SumChanges } from './queue-sums.js';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];

interface Part {
  readonly demandId: string;
  readonly quantity: number;
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
  private readonly update: Statement<
    [Change & { readonly id: string }],
    Place & { readonly waiting: number }
  >;
  private readonly setHold: Statement<[number, string, string]>;
  private readonly sums: QueueSums;

  constructor(db: Database, table: (name: string) => string) {
    const demands = table('demands');
    this.insert = db.prepare(`INSERT INTO ${demands} VALUES (${'?, '.repeat(25)}NULL)`);
    this.update = db.prepare(
      `UPDATE ${demands} SET waiting = waiting + @waiting, allocated = allocated + @allocated,
         cancelled = cancelled + @cancelled, backordered = max(backordered, waiting + @waiting),
         last_allocated_at = coalesce(@at, last_allocated_at)
       WHERE demand_id = @id RETURNING tenant, location, sku, class, due, revision, waiting`,
    );
    this.setHold = db.prepare(`UPDATE ${demands} SET on_hold = ? WHERE order_id = ? AND line_id = ?`);
    this.sums = new QueueSums(db, table);
  }

  add(tenant: string, position: bigint, key: QueueKey, sourced: Sourced): void {
    const { location, sku, demandId, orderId, lineId, orderRef, customerRef, tags } = sourced;
    const { unitPriceMinor, currency, requested, refused, backordered, allocated } = sourced;
    const { priorityClass, dueDate, revision } = key;
    // prettier-ignore
    this.insert.run(
      position, demandId, tenant, location, sku, orderId, lineId, orderRef, customerRef, JSON.stringify(tags),
      sourced.shipPolicy, sourced.policyVersion, priorityClass, dueDate, revision, unitPriceMinor, currency,
      requested, refused, backordered, backordered, allocated, 0, sourced.waitingSince, sourced.onHold ? 1 : 0,
    );
    // A demand that comes with a hold brings it to the others of its line.
    if (sourced.onHold) this.hold(sourced, true);
    const place = { tenant, location, sku, class: priorityClass, due: dueDate, revision };
    if (backordered > 0) this.sums.add(place, 1, backordered);
  }

  serve(parts: readonly Part[], at: string | null): void {
    this.change(parts, ({ quantity }) => ({ waiting: -quantity, allocated: quantity, cancelled: 0, at }));
  }

  revoke(parts: readonly Part[]): void {
    this.change(parts, ({ quantity }) => ({
      waiting: quantity,
      allocated: -quantity,
      cancelled: 0,
      at: null,
    }));
  }

  reduce(
    parts: readonly (Omit<Part, 'quantity'> & {
      readonly fromWaiting: number;
      readonly fromAllocated: number;
    })[],
  ): void {
    this.change(parts, ({ fromWaiting, fromAllocated }) => ({
      waiting: -fromWaiting,
      allocated: -fromAllocated,
      cancelled: fromWaiting + fromAllocated,
      at: null,
    }));
  }

  /** Holds or resumes all demands of a line. */
  hold({ orderId, lineId }: { readonly orderId: string; readonly lineId: string }, onHold: boolean): void {
    this.setHold.run(onHold ? 1 : 0, orderId, lineId);
  }

  private change<P extends { readonly demandId: string }>(
    parts: readonly P[],
    changeBy: (part: P) => Change,
  ): void {
    const changes = new SumChanges();
    for (const part of parts) {
      const change = changeBy(part);
      const row = this.update.get({ ...change, id: part.demandId });
      if (!row) throw new Error(`demand ${part.demandId} was never sourced`);
      changes.add(row, row.waiting - change.waiting, row.waiting);
    }
    changes.writeTo(this.sums);
  }
}
