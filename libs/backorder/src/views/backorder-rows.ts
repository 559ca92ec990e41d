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
  /** As the policy sees it, or as set by hand. */
  readonly priorityClass: number;
  readonly classOverride: number | null;
  /** Its place: see `QueueKey`. Says nothing while it does not wait. */
  readonly key: string;
  readonly pinned: 0 | 1;
  readonly moved: 0 | 1;
  /** It waited longer than the policy's guard allows. */
  readonly starving: 0 | 1;
  /** `9999-12-31` where there is none. */
  readonly due: string;
  readonly channel: string | null;
  readonly segment: string | null;
  readonly promisedDate: string | null;
  readonly legalDeadline: string | null;
  /** The last batch that changed it by hand. */
  readonly batchId: string | null;
  readonly unitPriceMinor: number;
  readonly currency: string;
  /** The most that ever waited at once. */
  readonly backordered: number;
  readonly waiting: number;
  /** What it got, at its sourcing and since, shipped or not. */
  readonly allocated: number;
  readonly cancelled: number;
  readonly waitingSince: string;
  /** Its order is on hold. */
  readonly orderHold: 0 | 1;
  /** Somebody holds the backorder itself. */
  readonly ownHold: 0 | 1;
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

/** Of a tenant's queues. */
export interface QueueName {
  readonly location: string;
  readonly sku: string;
}

export interface WaitingSku extends QueueName, QueueTotals {}

export const STATE = `CASE WHEN waiting > 0 THEN iif(on_hold OR own_hold, 'ON_HOLD', 'WAITING')
  WHEN allocated > 0 THEN 'FILLED' ELSE 'CANCELLED' END`;

export const BACKORDER_COLUMNS = `seq, demand_id AS id, location, sku, order_id AS orderId, line_id AS lineId,
  order_ref AS orderRef, customer_ref AS customerRef, tags, ship_policy AS shipPolicy,
  policy_version AS policyVersion, class AS priorityClass, class_override AS classOverride, key, pinned, moved,
  starving, due, channel, segment, promised AS promisedDate, legal_deadline AS legalDeadline, batch_id AS batchId,
  unit_price_minor AS unitPriceMinor, currency, backordered, waiting, allocated, cancelled,
  waiting_since AS waitingSince, on_hold AS orderHold, own_hold AS ownHold,
  last_allocated_at AS lastAllocatedAt, ${STATE} AS state`;
