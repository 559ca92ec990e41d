import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import {
  LINE_COLUMNS,
  ORDER_COLUMNS,
  type OrderLineRow,
  type OrderPersonRow,
  type OrderRow,
  PERSON_COLUMNS,
  SHIPMENT_COLUMNS,
  type ShipmentRow,
} from './order-rows.js';

/**
 * What the orders view answers. Every question begins with the tenant, or with rows that were got by one that did; what
 * belongs to orders can be asked for many of them at a time.
 */
export class OrderQueries {
  constructor(private readonly reader: ViewsReader) {}

  byId(tenant: string, id: string): OrderRow | null {
    return this.byIds(tenant, [id])[0] ?? null;
  }

  /** Those that there are, in no particular order. */
  byIds(tenant: string, ids: readonly string[]): readonly OrderRow[] {
    const sql = `SELECT ${ORDER_COLUMNS} FROM ${this.orders}
      WHERE id IN (SELECT value FROM json_each(?)) AND tenant = ?`;
    return this.reader.statement<[string, string], OrderRow>(sql).all(JSON.stringify(ids), tenant);
  }

  byRef(tenant: string, ref: string): OrderRow | null {
    const sql = `SELECT ${ORDER_COLUMNS} FROM ${this.orders} WHERE tenant = ? AND ref = ? ORDER BY seq LIMIT 1`;
    return this.reader.statement<[string, string], OrderRow>(sql).get(tenant, ref) ?? null;
  }

  list(tenant: string, args: ListArgs): Page<OrderRow> {
    return listPage<OrderRow>(this.reader, this.orderList(tenant), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.orderList(tenant), where);
  }

  /** Of each order in turn, by line number. */
  linesOf(...orders: readonly OrderRow[]): readonly OrderLineRow[] {
    return this.ofOrders<OrderLineRow>(orders, LINE_COLUMNS, this.reader.table('order_lines'), 'line_no');
  }

  /** Null once the customer is erased. */
  personOf(order: OrderRow): OrderPersonRow | null {
    const people = this.reader.table('order_pii');
    return this.ofOrders<OrderPersonRow>([order], PERSON_COLUMNS, people, 'order_seq')[0] ?? null;
  }

  /** Of each order in turn, one row per shipped line, shipments in the order of their handover. */
  shipmentsOf(...orders: readonly OrderRow[]): readonly ShipmentRow[] {
    const shipments = `${this.reader.table('shipments')} JOIN ${this.reader.table('shipment_lines')}
      USING (order_seq, shipment_id)`;
    return this.ofOrders<ShipmentRow>(
      orders,
      SHIPMENT_COLUMNS,
      shipments,
      'handed_over_at, shipment_id, line_id',
    );
  }

  private get orders(): string {
    return this.reader.table('orders');
  }

  private ofOrders<Row>(
    orders: readonly OrderRow[],
    ...[columns, tables, order]: [columns: string, tables: string, order: string]
  ): readonly Row[] {
    const sql = `SELECT ${columns} FROM ${tables} WHERE order_seq IN (SELECT value FROM json_each(?))
      ORDER BY order_seq, ${order}`;
    return this.reader.statement<[string], Row>(sql).all(JSON.stringify(orders.map(({ seq }) => seq)));
  }

  private orderList(tenant: string): ListQuery {
    return {
      view: 'orders',
      select: ORDER_COLUMNS,
      from: { text: `FROM ${this.orders} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        ref: 'ref',
        status: 'status',
        customerRef: 'customer_ref',
        segment: 'segment',
        tier: 'tier',
        currency: 'currency',
        placedAt: 'placed_at',
        onHold: 'on_hold',
      },
      sortable: { PLACED_AT: 'placed_at', REF: 'ref' },
      defaultOrder: [{ field: 'PLACED_AT', direction: 'DESC' }],
      unique: ['seq'],
    };
  }
}
