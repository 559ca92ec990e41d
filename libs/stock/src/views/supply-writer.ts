import type { Database } from 'better-sqlite3';
import type { StockData, UnitChanges } from './unit-changes.js';

type Key = [tenant: string, location: string, sku: string, id: string];

/** Writes expected supply and reservations, and tells what that changes in the item's units. */
export class SupplyWriter {
  private readonly insert;
  private readonly setDueDate;
  private readonly cancelled;
  private readonly received;
  private readonly outstanding;
  private readonly insertReservation;
  private readonly endReservation;

  constructor(db: Database, table: (name: string) => string) {
    const [supplies, reservations] = [table('supplies'), table('reservations')];
    const item = 'tenant = ? AND location = ? AND sku = ?';
    const key = `WHERE ${item} AND supply_id = ?`;
    this.insert = db.prepare(`INSERT INTO ${supplies} VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 'EXPECTED')`);
    this.setDueDate = db.prepare(`UPDATE ${supplies} SET due_date = ? ${key}`);
    this.cancelled = db.prepare(`UPDATE ${supplies} SET outstanding = 0, state = 'CANCELLED' ${key}`);
    this.received = db.prepare(
      `UPDATE ${supplies} SET accepted = accepted + ?, rejected = rejected + ?, outstanding = ?, state = ? ${key}`,
    );
    this.outstanding = db.prepare<Key, number>(`SELECT outstanding FROM ${supplies} ${key}`).pluck();
    this.insertReservation = db.prepare(`INSERT INTO ${reservations} VALUES (?, ?, ?, ?, ?, ?, ?, 'ACTIVE')`);
    this.endReservation = db.prepare(
      `UPDATE ${reservations} SET state = ? WHERE ${item} AND reservation_id = ?`,
    );
  }

  expect(tenant: string, data: StockData<'SupplyExpected'>): UnitChanges {
    const { dueDate, reference, quantity } = data;
    this.insert.run(...keyOf(tenant, data), dueDate, reference, quantity, quantity);
    return { onOrder: quantity };
  }

  reschedule(tenant: string, data: StockData<'SupplyRescheduled'>): UnitChanges {
    this.setDueDate.run(data.to, ...keyOf(tenant, data));
    return {};
  }

  cancel(tenant: string, data: StockData<'SupplyCancelled'>): UnitChanges {
    const key = keyOf(tenant, data);
    const before = this.outstanding.get(...key) ?? 0;
    this.cancelled.run(...key);
    return { onOrder: -before };
  }

  receive(tenant: string, data: StockData<'SupplyReceived'>): UnitChanges {
    const { accepted, rejected, closed } = data;
    const key = keyOf(tenant, data);
    const before = this.outstanding.get(...key) ?? 0;
    const outstanding = closed ? 0 : data.outstanding;
    this.received.run(accepted, rejected, outstanding, closed ? 'RECEIVED' : 'PARTLY_RECEIVED', ...key);
    return { received: accepted, available: accepted, onOrder: outstanding - before };
  }

  reserve(tenant: string, data: StockData<'StockReserved'>): void {
    const { location, sku, reservationId, quantity, expiresAt, reference } = data;
    this.insertReservation.run(tenant, location, sku, reservationId, quantity, expiresAt, reference);
  }

  endHold(tenant: string, { location, sku, reservationId, cause }: StockData<'ReservationEnded'>): void {
    this.endReservation.run(cause, tenant, location, sku, reservationId);
  }
}

function keyOf(
  tenant: string,
  { location, sku, supplyId }: { readonly location: string; readonly sku: string; readonly supplyId: string },
): Key {
  return [tenant, location, sku, supplyId];
}
