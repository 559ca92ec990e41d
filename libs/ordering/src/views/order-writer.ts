import type { EventOf } from '#eventing';
import type { Database } from 'better-sqlite3';
import {
  delayEvents,
  type LineUnits,
  type OrderLine,
  orderingEvents,
  orderStatus,
} from '../contract/index.js';

/** Everything that an order's stream holds. */
export const orderEvents = { ...orderingEvents, ...delayEvents };
export type OrderEventName = keyof typeof orderEvents;
export type OrderData<Name extends OrderEventName> = EventOf<(typeof orderEvents)[Name]>['data'];

interface LineQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

type Counter = 'quantity' | 'cancelled' | 'refused' | 'shipped' | 'returned';

/** Writes the tables of the orders view. An order is known inside by the position of its first event. */
export class OrderWriter {
  private readonly statements;
  private readonly counters;

  constructor(db: Database, table: (name: string) => string) {
    this.statements = prepare(db, table);
    const counter = (column: Counter) =>
      db.prepare<[number, number, string]>(
        `UPDATE ${table('order_lines')} SET ${column} = ${column} + ? WHERE order_seq = ? AND line_id = ?`,
      );
    this.counters = {
      quantity: counter('quantity'),
      cancelled: counter('cancelled'),
      refused: counter('refused'),
      shipped: counter('shipped'),
      returned: counter('returned'),
    };
  }

  place(tenant: string, position: bigint, data: OrderData<'OrderPlaced'>): void {
    const { customer, lines } = data;
    const goods = lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
    // prettier-ignore
    this.statements.insertOrder.run(
      position, data.orderId, tenant, data.ref, 'OPEN', data.placedAt, data.timeZone, data.channel, customer.ref,
      customer.segment, customer.tier, JSON.stringify(data.tags), data.currency, goods, data.shippingMinor,
      data.discountMinor, lines.length,
    );
    for (const line of lines) this.addLine(position, line, null);
    const { name, email, address } = customer;
    if (name === null && email === null && address === null) return;
    const addressJson = address === null ? null : JSON.stringify(address);
    this.statements.insertPii.run(position, name, email, addressJson);
  }

  substitute(order: number, { line, lineId }: OrderData<'LineSubstituted'>): void {
    this.addLine(order, line, lineId);
    this.statements.countLine.run(order);
    this.refreshStatus(order);
  }

  private addLine(order: number | bigint, line: OrderLine, substituteFor: string | null): void {
    // prettier-ignore
    this.statements.insertLine.run(
      order, line.lineNo, line.lineId, line.location, line.sku, line.unitPriceMinor, line.shipPolicy,
      line.shipGroup, line.requiredDate, line.quantity, substituteFor,
    );
  }

  /** Throws when the order is unknown: its first event comes first. */
  find(orderId: string): number {
    const order = this.statements.findOrder.get(orderId);
    if (order === undefined) throw new Error(`order ${orderId} was never placed`);
    return order;
  }

  recordSupply(order: number, { lines, refusedBefore = [] }: OrderData<'SupplyRecorded'>): void {
    for (const { lineId, secured, waiting, skuRevision, sourcing } of lines) {
      const { demandId = null, refusal = null, rank = null } = sourcing ?? {};
      const { quantityAhead = null, projectedDate = null } = sourcing ?? {};
      // prettier-ignore
      this.statements.setSupply.run(
        skuRevision, secured, skuRevision, waiting, skuRevision,
        refusal, rank, quantityAhead, projectedDate, demandId, order, lineId,
      );
    }
    const refused = lines.map(({ lineId, sourcing }) => ({ lineId, quantity: sourcing?.refused ?? 0 }));
    const some = refused.filter(({ quantity }) => quantity > 0);
    if (some.length > 0) this.add(order, 'refused', some);
    const back = refusedBefore.map(({ lineId, quantity }) => ({ lineId, quantity: -quantity }));
    if (back.length > 0) this.add(order, 'cancelled', back);
  }

  add(order: number, column: Counter, lines: readonly LineQuantity[]): void {
    for (const { lineId, quantity } of lines) this.counters[column].run(quantity, order, lineId);
    this.refreshStatus(order);
  }

  hold(order: number, onHold: boolean): void {
    this.statements.setHold.run(onHold ? 1 : 0, order);
    this.refreshStatus(order);
  }

  ship(order: number, data: OrderData<'ShipmentConfirmed'>): void {
    const { shipmentId, carrier, tracking, handedOverAt, lines } = data;
    this.statements.insertShipment.run(order, shipmentId, carrier, tracking, handedOverAt);
    for (const { lineId, quantity } of lines) {
      this.statements.insertShipmentLine.run(order, shipmentId, lineId, quantity);
    }
    this.add(order, 'shipped', lines);
  }

  seen(order: number, revision: number): void {
    this.statements.setRevision.run(revision, order);
  }

  private refreshStatus(order: number): void {
    const onHold = this.statements.isOnHold.get(order) === 1;
    this.statements.setStatus.run(orderStatus(this.statements.unitsOf.all(order), onHold), order);
  }
}

function prepare(db: Database, table: (name: string) => string) {
  return {
    insertOrder: db.prepare(
      `INSERT INTO ${table('orders')} VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    ),
    insertLine: db.prepare(
      `INSERT INTO ${table('order_lines')} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, -1, NULL, NULL, NULL, NULL, NULL, ?)`,
    ),
    countLine: db.prepare(`UPDATE ${table('orders')} SET line_count = line_count + 1 WHERE seq = ?`),
    insertPii: db.prepare(`INSERT INTO ${table('order_pii')} VALUES (?, ?, ?, ?)`),
    insertShipment: db.prepare(`INSERT INTO ${table('shipments')} VALUES (?, ?, ?, ?, ?)`),
    insertShipmentLine: db.prepare(`INSERT INTO ${table('shipment_lines')} VALUES (?, ?, ?, ?)`),
    findOrder: db.prepare<[string], number>(`SELECT seq FROM ${table('orders')} WHERE id = ?`).pluck(),
    // The newest totals win, the first answer stays.
    setSupply: db.prepare(
      `UPDATE ${table('order_lines')} SET
         secured = iif(sku_revision < ?, ?, secured), waiting = iif(sku_revision < ?, ?, waiting),
         sku_revision = max(sku_revision, ?),
         refusal = iif(demand_id IS NULL, ?, refusal), rank_then = iif(demand_id IS NULL, ?, rank_then),
         ahead_then = iif(demand_id IS NULL, ?, ahead_then),
         projected_then = iif(demand_id IS NULL, ?, projected_then), demand_id = coalesce(demand_id, ?)
       WHERE order_seq = ? AND line_id = ?`,
    ),
    setHold: db.prepare(`UPDATE ${table('orders')} SET on_hold = ? WHERE seq = ?`),
    isOnHold: db.prepare<[number], number>(`SELECT on_hold FROM ${table('orders')} WHERE seq = ?`).pluck(),
    setStatus: db.prepare(`UPDATE ${table('orders')} SET status = ? WHERE seq = ?`),
    setRevision: db.prepare(`UPDATE ${table('orders')} SET revision = ? WHERE seq = ?`),
    unitsOf: db.prepare<[number], LineUnits>(
      `SELECT quantity, cancelled, refused, shipped FROM ${table('order_lines')} WHERE order_seq = ?`,
    ),
  };
}
