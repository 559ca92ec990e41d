import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import {
  INBOUND_LINE_COLUMNS,
  type InboundLineRow,
  type InboundShipmentRow,
  LINE_COLUMNS,
  ORDER_COLUMNS,
  type PurchaseLineRow,
  type PurchaseOrderRow,
  type PurchaseSupplyRow,
  STATUS,
} from './purchase-order-rows.js';

const NO_DATE = '9999-12-31';

/** What the purchase orders' view answers. Every question begins with the tenant. */
export class PurchaseOrderQueries {
  constructor(private readonly reader: ViewsReader) {}

  byRef(tenant: string, ref: string): PurchaseOrderRow | null {
    const sql = `SELECT ${ORDER_COLUMNS} FROM ${this.orders} WHERE tenant = ? AND ref = ?`;
    return this.reader.statement<[string, string], PurchaseOrderRow>(sql).get(tenant, ref) ?? null;
  }

  list(tenant: string, args: ListArgs): Page<PurchaseOrderRow> {
    return listPage<PurchaseOrderRow>(this.reader, this.orderList(tenant), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.orderList(tenant), where);
  }

  linesOf(tenant: string, ref: string): readonly PurchaseLineRow[] {
    const sql = `SELECT ${LINE_COLUMNS} FROM ${this.reader.table('purchase_lines')}
      WHERE tenant = ? AND ref = ? ORDER BY line_no`;
    return this.reader.statement<[string, string], PurchaseLineRow>(sql).all(tenant, ref);
  }

  shipments(tenant: string, args: ListArgs): Page<InboundShipmentRow> {
    return listPage<InboundShipmentRow>(this.reader, this.shipmentList(tenant), args);
  }

  countShipments(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.shipmentList(tenant), where);
  }

  inboundLinesOf(tenant: string, ref: string, shipmentRef: string): readonly InboundLineRow[] {
    const sql = `SELECT ${INBOUND_LINE_COLUMNS} FROM ${this.reader.table('inbound_lines')}
      WHERE tenant = ? AND ref = ? AND shipment_ref = ? ORDER BY line_no`;
    return this.reader.statement<string[], InboundLineRow>(sql).all(tenant, ref, shipmentRef);
  }

  /** Of those supplies that come from a purchase order. */
  ofSupplies(tenant: string, supplyIds: readonly string[]): ReadonlyMap<string, PurchaseSupplyRow> {
    const sql = `SELECT s.supply_id AS supplyId, s.ref, s.line_no AS lineNo, l.sku, o.location, o.supplier,
        o.placed_at AS placedAt, s.shipment_ref AS shipmentRef
      FROM ${this.reader.table('purchase_supplies')} AS s
      JOIN ${this.reader.table('purchase_lines')} AS l USING (tenant, ref, line_no)
      JOIN ${this.orders} AS o USING (tenant, ref)
      WHERE s.tenant = ? AND s.supply_id IN (SELECT value FROM json_each(?))`;
    const rows = this.reader
      .statement<[string, string], PurchaseSupplyRow>(sql)
      .all(tenant, JSON.stringify(supplyIds));
    return new Map(rows.map((row) => [row.supplyId, row]));
  }

  private get orders(): string {
    return this.reader.table('purchase_orders');
  }

  private orderList(tenant: string): ListQuery {
    return {
      view: 'purchase_orders',
      select: ORDER_COLUMNS,
      from: { text: `FROM ${this.orders} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        ref: 'ref',
        supplier: 'supplier',
        location: 'location',
        status: STATUS,
        placedAt: 'placed_at',
        open: 'open',
      },
      sortable: { PLACED_AT: 'placed_at', REF: 'ref' },
      defaultOrder: [{ field: 'PLACED_AT', direction: 'DESC' }],
      unique: ['ref'],
    };
  }

  private shipmentList(tenant: string): ListQuery {
    const columns = `ref, shipment_ref AS shipmentRef, location, carrier, eta, received_at AS receivedAt, state,
      (SELECT supplier FROM ${this.orders} AS o WHERE o.tenant = s.tenant AND o.ref = s.ref) AS supplier`;
    const from = `FROM ${this.reader.table('inbound_shipments')} AS s WHERE tenant = ?`;
    return {
      view: 'purchase_orders',
      select: columns,
      from: { text: from, values: [tenant] },
      filterable: {
        ref: 'ref',
        shipmentRef: 'shipment_ref',
        location: 'location',
        state: 'state',
        eta: 'eta',
      },
      sortable: { ETA: `coalesce(eta, '${NO_DATE}')`, REF: 'ref' },
      defaultOrder: [{ field: 'ETA', direction: 'ASC' }],
      unique: ['ref', 'shipment_ref'],
    };
  }
}
