import type { EventOf } from '#eventing';
import type { Database, Statement } from 'better-sqlite3';
import type { stockEvents } from '../contract/index.js';

export type StockData<Name extends keyof typeof stockEvents> = EventOf<(typeof stockEvents)[Name]>['data'];

interface Place {
  readonly location: string;
  readonly sku: string;
}

/** Units by the column that they are counted in. */
export type UnitChanges = Partial<
  Record<
    | 'received'
    | 'returned'
    | 'found'
    | 'available'
    | 'reserved'
    | 'allocated'
    | 'shipped'
    | 'lost'
    | 'waiting_units'
    | 'on_order',
    number
  >
>;

/** Writes the tables of the stock view. */
export class StockWriter {
  private readonly statements = new Map<string, Statement<unknown[]>>();
  private readonly seenRevision;

  constructor(
    private readonly db: Database,
    private readonly table: (name: string) => string,
  ) {
    this.seenRevision = db.prepare<[string, string, string, number]>(
      `INSERT INTO ${table('stock_items')}(tenant, location, sku, revision) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET revision = excluded.revision`,
    );
  }

  seen(tenant: string, { location, sku }: Place, revision: number): void {
    this.seenRevision.run(tenant, location, sku, revision);
  }

  move(tenant: string, { location, sku }: Place, changes: UnitChanges): void {
    const columns = Object.keys(changes);
    const values = Object.values(changes);
    const sets = columns.map((column) => `${column} = ${column} + excluded.${column}`);
    this.run(
      `INSERT INTO ${this.table('stock_items')}(tenant, location, sku, ${columns.join(', ')})
       VALUES (?, ?, ?${', ?'.repeat(columns.length)}) ON CONFLICT DO UPDATE SET ${sets.join(', ')}`,
      [tenant, location, sku, ...values],
    );
  }

  describe(tenant: string, data: StockData<'ItemDescribed'>): void {
    this.run(
      `INSERT INTO ${this.table('stock_items')}(tenant, location, sku, name, category, supplier, reorder_level)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, category = excluded.category,
         supplier = excluded.supplier, reorder_level = excluded.reorder_level`,
      [tenant, data.location, data.sku, data.name, data.category, data.supplier, data.reorderLevel],
    );
  }

  setPolicy(tenant: string, { location, sku, allowed, cap, mode }: StockData<'BackorderPolicySet'>): void {
    this.run(
      `INSERT INTO ${this.table('stock_items')}(tenant, location, sku, backorder_allowed, backorder_cap, backorder_mode)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET backorder_allowed = excluded.backorder_allowed,
         backorder_cap = excluded.backorder_cap, backorder_mode = excluded.backorder_mode`,
      [tenant, location, sku, allowed ? 1 : 0, cap, mode],
    );
  }

  expectSupply(tenant: string, data: StockData<'SupplyExpected'>): void {
    const { location, sku, supplyId, dueDate, reference, quantity } = data;
    this.run(`INSERT INTO ${this.table('supplies')} VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 'EXPECTED')`, [
      tenant,
      location,
      sku,
      supplyId,
      dueDate,
      reference,
      quantity,
      quantity,
    ]);
    this.move(tenant, data, { on_order: quantity });
  }

  rescheduleSupply(tenant: string, data: StockData<'SupplyRescheduled'>): void {
    this.changeSupply('due_date = ?', [data.to], tenant, data);
  }

  cancelSupply(tenant: string, data: StockData<'SupplyCancelled'>): void {
    this.changeSupply(`outstanding = 0, state = 'CANCELLED'`, [], tenant, data);
    this.move(tenant, data, { on_order: -data.quantity });
  }

  receiveSupply(tenant: string, data: StockData<'SupplyReceived'>): void {
    const { accepted, rejected, outstanding, closed } = data;
    const before = this.outstandingOf(tenant, data);
    this.changeSupply(
      'accepted = accepted + ?, rejected = rejected + ?, outstanding = ?, state = ?',
      [accepted, rejected, closed ? 0 : outstanding, closed ? 'RECEIVED' : 'PARTLY_RECEIVED'],
      tenant,
      data,
    );
    const arrived = { received: accepted, available: accepted };
    this.move(tenant, data, { ...arrived, on_order: (closed ? 0 : outstanding) - before });
  }

  reserve(tenant: string, data: StockData<'StockReserved'>): void {
    const { location, sku, reservationId, quantity, expiresAt, reference } = data;
    this.run(`INSERT INTO ${this.table('reservations')} VALUES (?, ?, ?, ?, ?, ?, ?, 'ACTIVE')`, [
      tenant,
      location,
      sku,
      reservationId,
      quantity,
      expiresAt,
      reference,
    ]);
    this.move(tenant, data, { available: -quantity, reserved: quantity });
  }

  endReservation(tenant: string, data: StockData<'ReservationEnded'>): void {
    const { location, sku, reservationId, quantity, cause } = data;
    this.run(
      `UPDATE ${this.table('reservations')} SET state = ?
       WHERE tenant = ? AND location = ? AND sku = ? AND reservation_id = ?`,
      [cause, tenant, location, sku, reservationId],
    );
    this.move(tenant, data, { available: quantity, reserved: -quantity });
  }

  private changeSupply(
    sets: string,
    values: readonly unknown[],
    tenant: string,
    { location, sku, supplyId }: Place & { readonly supplyId: string },
  ): void {
    this.run(
      `UPDATE ${this.table('supplies')} SET ${sets}
       WHERE tenant = ? AND location = ? AND sku = ? AND supply_id = ?`,
      [...values, tenant, location, sku, supplyId],
    );
  }

  private outstandingOf(tenant: string, { location, sku, supplyId }: StockData<'SupplyReceived'>): number {
    const row = this.db
      .prepare<[string, string, string, string], { outstanding: number }>(
        `SELECT outstanding FROM ${this.table('supplies')}
         WHERE tenant = ? AND location = ? AND sku = ? AND supply_id = ?`,
      )
      .get(tenant, location, sku, supplyId);
    return row?.outstanding ?? 0;
  }

  private run(sql: string, values: readonly unknown[]): void {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare<unknown[]>(sql);
      this.statements.set(sql, statement);
    }
    statement.run(...values);
  }
}
