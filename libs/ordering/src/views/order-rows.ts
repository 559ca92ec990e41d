import type { Refusal, ShipPolicy } from '#stock/contract';
import type { OrderStatus } from '../contract/index.js';

/** Amounts in minor units of the currency. */
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

/** Quantities in units. */
export interface OrderLineRow {
  readonly orderSeq: number;
  readonly lineNo: number;
  readonly lineId: string;
  readonly location: string;
  readonly sku: string;
  readonly unitPriceMinor: number;
  readonly shipPolicy: ShipPolicy;
  readonly shipGroup: string | null;
  readonly requiredDate: string | null;
  readonly quantity: number;
  readonly cancelled: number;
  readonly refused: number;
  readonly shipped: number;
  readonly returned: number;
  /** Allocated now, and shipped. */
  readonly secured: number;
  readonly waiting: number;
  /** The answer to the line's first demand, as it was given then; all null until there is one. */
  readonly demandId: string | null;
  readonly refusal: Refusal | null;
  readonly rankThen: number | null;
  readonly aheadThen: number | null;
  readonly projectedThen: string | null;
  /** The line whose goods these replace. */
  readonly substituteFor: string | null;
}

/** Personal data, apart so that it can be erased: there is no row then. */
export interface OrderPersonRow {
  readonly orderSeq: number;
  readonly name: string | null;
  readonly email: string | null;
  /** JSON. */
  readonly address: string | null;
}

/** One per shipped line. */
export interface ShipmentRow {
  readonly orderSeq: number;
  readonly shipmentId: string;
  readonly carrier: string;
  readonly tracking: string | null;
  readonly handedOverAt: string;
  readonly lineId: string;
  readonly quantity: number;
}

export const ORDER_COLUMNS = `seq, id, ref, status, on_hold AS onHold, placed_at AS placedAt, time_zone AS timeZone,
  channel, customer_ref AS customerRef, segment, tier, tags, currency, goods_minor AS goodsMinor,
  shipping_minor AS shippingMinor, discount_minor AS discountMinor, line_count AS lineCount, revision`;

export const LINE_COLUMNS = `order_seq AS orderSeq, line_no AS lineNo, line_id AS lineId, location, sku,
  unit_price_minor AS unitPriceMinor, ship_policy AS shipPolicy, ship_group AS shipGroup,
  required_date AS requiredDate, quantity, cancelled, refused, shipped, returned, secured, waiting,
  demand_id AS demandId, refusal, rank_then AS rankThen, ahead_then AS aheadThen, projected_then AS projectedThen,
  substitute_for AS substituteFor`;

export const PERSON_COLUMNS = 'order_seq AS orderSeq, name, email, address';

export const SHIPMENT_COLUMNS = `order_seq AS orderSeq, shipment_id AS shipmentId, carrier, tracking,
  handed_over_at AS handedOverAt, line_id AS lineId, quantity`;
