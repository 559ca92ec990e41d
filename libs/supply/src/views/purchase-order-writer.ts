import type { EventOf } from '#eventing';
import type { Database } from 'better-sqlite3';
import type { LineTotals, purchaseOrderEvents, SupplyStatement } from '../contract/index.js';

type Data<Name extends keyof typeof purchaseOrderEvents> = EventOf<
  (typeof purchaseOrderEvents)[Name]
>['data'];

/** Writes the tables of the purchase orders' view. */
export class PurchaseOrderWriter {
  private readonly sql;

  constructor(db: Database, table: (name: string) => string) {
    this.sql = { ...orderStatements(db, table), ...shipmentStatements(db, table) };
  }

  place(tenant: string, data: Data<'PurchaseOrderPlaced'>): void {
    const { ref, location, supplier, placedAt, currency, overReceiptPercent, lines, supplies } = data;
    this.sql.insertOrder.run(tenant, ref, location, supplier, placedAt, currency, overReceiptPercent);
    for (const { lineNo, sku, quantity, expectedDate: date, unitCostMinor } of lines) {
      this.sql.insertLine.run(
        ...[tenant, ref, lineNo, sku, unitCostMinor, quantity, date, date],
        ...[quantity, quantity],
      );
    }
    this.state(tenant, ref, supplies);
  }

  confirm(tenant: string, { ref, lines, supplies }: Data<'PurchaseOrderConfirmed'>): void {
    for (const line of lines) {
      this.setTotals(tenant, ref, line);
      this.sql.confirmLine.run(tenant, ref, line.lineNo);
    }
    this.sql.confirmOrder.run(tenant, ref);
    this.state(tenant, ref, supplies);
  }

  changeLine(
    tenant: string,
    { ref, line, supplies }: Data<'PurchaseOrderLineChanged'> | Data<'PurchaseOrderLineCancelled'>,
  ): void {
    this.setTotals(tenant, ref, line);
    this.state(tenant, ref, supplies);
  }

  announce(tenant: string, data: Data<'ShipmentAnnounced'>): void {
    const { ref, location, shipmentRef, carrier, eta, lines, supplies } = data;
    this.sql.insertShipment.run(tenant, ref, shipmentRef, location, carrier, eta);
    for (const line of lines) {
      const { lineNo, sku, quantity } = line;
      this.setTotals(tenant, ref, line);
      this.sql.insertInbound.run(tenant, ref, shipmentRef, lineNo, sku, quantity, quantity);
    }
    this.state(tenant, ref, supplies);
  }

  reschedule(tenant: string, { ref, shipmentRef, to, supplies }: Data<'ShipmentRescheduled'>): void {
    this.sql.setEta.run(to, tenant, ref, shipmentRef);
    this.state(tenant, ref, supplies);
  }

  receive(tenant: string, data: Data<'ShipmentReceived'>): void {
    const { ref, shipmentRef, receivedAt, lines, supplies } = data;
    for (const line of lines) {
      const { lineNo, taken, refused, missing, outstanding } = line;
      this.setTotals(tenant, ref, line);
      this.sql.receiveInbound.run(taken, refused, missing, outstanding, tenant, ref, shipmentRef, lineNo);
    }
    this.sql.setReceived.run(receivedAt, tenant, ref, shipmentRef);
    this.state(tenant, ref, supplies);
  }

  /** After every event: the order's sums follow from its lines. */
  seen(tenant: string, ref: string, revision: number): void {
    this.sql.sumUp.run(revision, tenant, ref);
  }

  private setTotals(tenant: string, ref: string, line: LineTotals): void {
    const { lineNo, ordered, announced, accepted, rejected, open, expectedDate } = line;
    this.sql.setLine.run(
      ordered,
      announced,
      accepted,
      rejected,
      ...[open, expectedDate, tenant, ref, lineNo],
    );
  }

  private state(tenant: string, ref: string, supplies: readonly SupplyStatement[]): void {
    for (const { supplyId, lineNo, shipmentRef } of supplies) {
      this.sql.putSupply.run(tenant, supplyId, ref, lineNo, shipmentRef);
    }
  }
}

function orderStatements(db: Database, table: (name: string) => string) {
  const [orders, lines] = [table('purchase_orders'), table('purchase_lines')];
  const line = 'WHERE tenant = ? AND ref = ? AND line_no = ?';
  const units = 'ordered, announced, accepted, rejected, open';
  const sums = units.replaceAll(/\w+/g, (column) => `sum(${column})`);
  return {
    insertOrder: db.prepare(
      `INSERT INTO ${orders}(tenant, ref, location, supplier, placed_at, currency, over_receipt_percent, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
    ),
    insertLine: db.prepare(
      `INSERT INTO ${lines}(tenant, ref, line_no, sku, unit_cost_minor, asked_quantity, asked_date, expected_date,
         ordered, announced, accepted, rejected, open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)`,
    ),
    setLine: db.prepare(
      `UPDATE ${lines} SET ordered = ?, announced = ?, accepted = ?, rejected = ?, open = ?, expected_date = ? ${line}`,
    ),
    confirmLine: db.prepare(`UPDATE ${lines} SET confirmed = 1 ${line}`),
    confirmOrder: db.prepare(`UPDATE ${orders} SET confirmed = 1 WHERE tenant = ? AND ref = ?`),
    sumUp: db.prepare(
      `UPDATE ${orders} AS o SET revision = ?, (${units}) = (SELECT ${sums} FROM ${lines} AS l
         WHERE l.tenant = o.tenant AND l.ref = o.ref) WHERE tenant = ? AND ref = ?`,
    ),
    putSupply: db.prepare(
      `INSERT INTO ${table('purchase_supplies')} VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET shipment_ref = excluded.shipment_ref`,
    ),
  };
}

function shipmentStatements(db: Database, table: (name: string) => string) {
  const [shipments, inbound] = [table('inbound_shipments'), table('inbound_lines')];
  const shipment = 'WHERE tenant = ? AND ref = ? AND shipment_ref = ?';
  const outstanding = `(SELECT sum(l.outstanding) FROM ${inbound} AS l
    WHERE l.tenant = s.tenant AND l.ref = s.ref AND l.shipment_ref = s.shipment_ref)`;
  return {
    insertShipment: db.prepare(
      `INSERT INTO ${shipments}(tenant, ref, shipment_ref, location, carrier, eta, state)
       VALUES (?, ?, ?, ?, ?, ?, 'ANNOUNCED')`,
    ),
    insertInbound: db.prepare(
      `INSERT INTO ${inbound}(tenant, ref, shipment_ref, line_no, sku, announced, outstanding)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    setEta: db.prepare(`UPDATE ${shipments} SET eta = ? ${shipment}`),
    receiveInbound: db.prepare(
      `UPDATE ${inbound} SET accepted = accepted + ?, rejected = rejected + ?, missing = missing + ?, outstanding = ?
       ${shipment} AND line_no = ?`,
    ),
    setReceived: db.prepare(
      `UPDATE ${shipments} AS s SET received_at = ?, state = iif(${outstanding} > 0, 'PARTLY_RECEIVED', 'RECEIVED')
       ${shipment}`,
    ),
  };
}
