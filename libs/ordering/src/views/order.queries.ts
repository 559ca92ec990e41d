import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import type { OrderStatus } from '../contract/index.js';

export interface OrderRow {
  readonly seq: number;
  readonly id: string;
  readonly ref: string;
  readonly status: OrderStatus;
  readonly onHold: 0 | 1;
  readonly placedAt: string;
  readonly timeZone: string;
  readonly channel: string;
  readonly customerRef: string;
  readonly segment: string | null;
  readonly tier: number;
  /** JSON array of strings. */
  readonly tags: string;
  readonly currency: string;
  readonly goodsMinor: number;
  readonly shippingMinor: number;
  readonly discountMinor: number;
  readonly lineCount: number;
  readonly revision: number;
}

export interface OrderLineRow {
  readonly orderSeq: number;
  readonly lineNo: number;
  readonly lineId: string;
  readonly location: string;
  readonly sku: string;
  readonly unitPriceMinor: number;
  readonly shipPolicy: 'SPLIT' | 'COMPLETE' | 'TOGETHER';
  readonly shipGroup: string | null;
  readonly requiredDate: string | null;
  readonly quantity: number;
  readonly cancelled: number;
  readonly refused: number;
  readonly shipped: number;
  readonly returned: number;
  readonly secured: number;
  readonly waiting: number;
}

/** Personal data, apart so that it can be erased: null then. */
export interface OrderPersonRow {
  readonly name: string | null;
  readonly email: string | null;
  /** JSON. */
  readonly address: string | null;
}

export interface ShipmentRow {
  readonly shipmentId: string;
  readonly carrier: string;
  readonly tracking: string | null;
  readonly handedOverAt: string;
  readonly lineId: string;
  readonly quantity: number;
}

const ORDER = `seq, id, ref, status, on_hold AS onHold, placed_at AS placedAt, time_zone AS timeZone, channel,
  customer_ref AS customerRef, segment, tier, tags, currency, goods_minor AS goodsMinor,
  shipping_minor AS shippingMinor, discount_minor AS discountMinor, line_count AS lineCount, revision`;

const LINE = `order_seq AS orderSeq, line_no AS lineNo, line_id AS lineId, location, sku,
  unit_price_minor AS unitPriceMinor, ship_policy AS shipPolicy, ship_group AS shipGroup,
  required_date AS requiredDate, quantity, cancelled, refused, shipped, returned, secured, waiting`;

/** What the orders view answers. Every question begins with the tenant. */
export class OrderQueries {
  constructor(private readonly reader: ViewsReader) {}

  byId(tenant: string, id: string): OrderRow | null {
    return this.one('id = ? AND tenant = ?', id, tenant);
  }

  byRef(tenant: string, ref: string): OrderRow | null {
    return this.one('ref = ? AND tenant = ?', ref, tenant);
  }

  list(tenant: string, args: ListArgs): Page<OrderRow> {
    return listPage<OrderRow>(this.reader, this.orderList(tenant), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.orderList(tenant), where);
  }

  /** The lines of an order that the caller was allowed to see. */
  linesOf({ seq }: OrderRow): readonly OrderLineRow[] {
    const sql = `SELECT ${LINE} FROM ${this.reader.table('order_lines')} WHERE order_seq = ? ORDER BY line_no`;
    return this.reader.statement<[number], OrderLineRow>(sql).all(seq);
  }

  personOf({ seq }: OrderRow): OrderPersonRow | null {
    const sql = `SELECT name, email, address FROM ${this.reader.table('order_pii')} WHERE order_seq = ?`;
    return this.reader.statement<[number], OrderPersonRow>(sql).get(seq) ?? null;
  }

  /** One row per shipped line, shipments in the order of their handover. */
  shipmentsOf({ seq }: OrderRow): readonly ShipmentRow[] {
    const sql = `SELECT shipment_id AS shipmentId, carrier, tracking, handed_over_at AS handedOverAt,
        line_id AS lineId, quantity
      FROM ${this.reader.table('shipments')} JOIN ${this.reader.table('shipment_lines')} USING (order_seq, shipment_id)
      WHERE order_seq = ? ORDER BY handed_over_at, shipment_id, line_id`;
    return this.reader.statement<[number], ShipmentRow>(sql).all(seq);
  }

  private one(condition: string, ...values: [string, string]): OrderRow | null {
    const sql = `SELECT ${ORDER} FROM ${this.reader.table('orders')} WHERE ${condition}`;
    return this.reader.statement<[string, string], OrderRow>(sql).get(...values) ?? null;
  }

  private orderList(tenant: string): ListQuery {
    return {
      select: ORDER,
      from: { text: `FROM ${this.reader.table('orders')} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        ref: 'ref',
        status: 'status',
        customerRef: 'customer_ref',
        segment: 'segment',
        tier: 'tier',
        placedAt: 'placed_at',
        onHold: 'on_hold',
      },
      sortable: { PLACED_AT: 'placed_at', REF: 'ref' },
      defaultOrder: [{ field: 'PLACED_AT', direction: 'DESC' }],
      unique: 'seq',
    };
  }
}
