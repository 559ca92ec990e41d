import type { ShipPolicy } from '#stock/contract';

export type BackorderState = 'WAITING' | 'ON_HOLD' | 'FILLED' | 'CANCELLED';

/** Quantities in units. */
export interface BackorderRow {
  readonly seq: number;
  readonly id: string;
  readonly location: string;
  readonly sku: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly orderRef: string;
  readonly customerRef: string;
  /** JSON array of strings. */
  readonly tags: string;
  readonly shipPolicy: ShipPolicy;
  readonly policyVersion: string;
  readonly priorityClass: number;
  /** `9999-12-31` where there is none. */
  readonly due: string;
  readonly revision: number;
  readonly unitPriceMinor: number;
  readonly currency: string;
  /** The most that ever waited at once. */
  readonly backordered: number;
  readonly waiting: number;
  /** What it got, at its sourcing and since, shipped or not. */
  readonly allocated: number;
  readonly cancelled: number;
  readonly waitingSince: string;
  readonly onHold: 0 | 1;
  readonly lastAllocatedAt: string | null;
  readonly state: BackorderState;
}

/** Where a backorder stands: position 1 is next. */
export interface QueuePlace {
  readonly position: number;
  readonly quantityAhead: number;
}

export type QueuedBackorderRow = BackorderRow & QueuePlace;

export interface QueueTotals {
  readonly lines: number;
  readonly units: number;
}

export interface WaitingSku extends QueueTotals {
  readonly location: string;
  readonly sku: string;
}

export const STATE = `CASE WHEN waiting > 0 THEN iif(on_hold, 'ON_HOLD', 'WAITING')
  WHEN allocated > 0 THEN 'FILLED' ELSE 'CANCELLED' END`;

export const BACKORDER_COLUMNS = `seq, demand_id AS id, location, sku, order_id AS orderId, line_id AS lineId,
  order_ref AS orderRef, customer_ref AS customerRef, tags, ship_policy AS shipPolicy,
  policy_version AS policyVersion, class AS priorityClass, due, revision, unit_price_minor AS unitPriceMinor,
  currency, backordered, waiting, allocated, cancelled, waiting_since AS waitingSince, on_hold AS onHold,
  last_allocated_at AS lastAllocatedAt, ${STATE} AS state`;
