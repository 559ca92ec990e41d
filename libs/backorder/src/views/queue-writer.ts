import type { QueueKey } from '../domain/index.js';
import type { StockEvent } from '#stock/contract';
import type { Database } from 'better-sqlite3';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];

interface Place {
  readonly tenant: string;
  readonly location: string;
  readonly sku: string;
  readonly class: number;
  readonly due: string;
  readonly revision: number;
}

interface DemandRow extends Place {
  readonly waiting: number;
}

export interface DemandChange {
  readonly waiting: number;
  readonly allocated: number;
  readonly cancelled?: number;
  /** When units were allocated. */
  readonly at?: string | null;
}

/** Revisions per block of `queue_blocks`: 2 to the power of this. */
export const BLOCK_BITS = 10;

/** Keeps demands and the sums of their blocks in step. */
export class QueueWriter {
  private readonly insert;
  private readonly find;
  private readonly update;
  private readonly setHold;
  private readonly addToBlock;
  private readonly dropEmptyBlock;

  constructor(db: Database, table: (name: string) => string) {
    this.insert = db.prepare(
      `INSERT INTO ${table('demands')} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, NULL)`,
    );
    this.find = db.prepare<[string], DemandRow>(
      `SELECT tenant, location, sku, class, due, revision, waiting FROM ${table('demands')} WHERE demand_id = ?`,
    );
    this.update = db.prepare<[number, number, number, string | null, string]>(
      `UPDATE ${table('demands')} SET waiting = waiting + ?, allocated = allocated + ?, cancelled = cancelled + ?,
         last_allocated_at = coalesce(?, last_allocated_at) WHERE demand_id = ?`,
    );
    this.setHold = db.prepare<[number, string, string]>(
      `UPDATE ${table('demands')} SET on_hold = ? WHERE order_id = ? AND line_id = ?`,
    );
    const block = 'tenant = ? AND location = ? AND sku = ? AND class = ? AND due = ? AND block = ?';
    this.addToBlock = db.prepare<[string, string, string, number, string, number, number, number]>(
      `INSERT INTO ${table('queue_blocks')} VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, units = units + excluded.units`,
    );
    this.dropEmptyBlock = db.prepare<[string, string, string, number, string, number]>(
      `DELETE FROM ${table('queue_blocks')} WHERE ${block} AND lines = 0`,
    );
  }

  add(tenant: string, position: bigint, key: QueueKey, sourced: Sourced): void {
    const { location, sku, demandId, orderId, lineId, orderRef, customerRef, tags } = sourced;
    const { unitPriceMinor, currency, requested, refused, backordered, allocated } = sourced;
    // prettier-ignore
    this.insert.run(
      position, demandId, tenant, location, sku, orderId, lineId, orderRef, customerRef, JSON.stringify(tags),
      sourced.shipPolicy, sourced.policyVersion, key.priorityClass, key.dueDate, key.revision, unitPriceMinor,
      currency, requested, refused, backordered, backordered, allocated, sourced.waitingSince, sourced.onHold ? 1 : 0,
    );
    if (backordered === 0) return;
    const { priorityClass, dueDate, revision } = key;
    this.sum({ tenant, location, sku, class: priorityClass, due: dueDate, revision }, 1, backordered);
  }

  change(demandId: string, { waiting, allocated, cancelled = 0, at = null }: DemandChange): void {
    const row = this.find.get(demandId);
    if (!row) throw new Error(`demand ${demandId} was never sourced`);
    this.update.run(waiting, allocated, cancelled, at, demandId);
    if (waiting !== 0) this.sum(row, Number(row.waiting + waiting > 0) - Number(row.waiting > 0), waiting);
  }

  hold(orderId: string, lineId: string, onHold: boolean): void {
    this.setHold.run(onHold ? 1 : 0, orderId, lineId);
  }

  private sum(place: Place, lines: number, units: number): void {
    const { tenant, location, sku, due, revision } = place;
    const block = revision >> BLOCK_BITS;
    this.addToBlock.run(tenant, location, sku, place.class, due, block, lines, units);
    if (lines < 0) this.dropEmptyBlock.run(tenant, location, sku, place.class, due, block);
  }
}
