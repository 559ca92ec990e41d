import { grantUnder, type QueueKey, unclaimedUnder, unclaimedUnits } from '#backorder/domain';
import type { Instant } from '#kernel';
import type { Refusal } from '#stock/contract';
import { divisionOf, starvingDemands } from './division.js';
import type { Demand } from './lines.js';
import type { SkuState } from './sku-state.js';

export interface Asked {
  readonly quantity: number;
  /** All-or-nothing: one parcel, or none yet. */
  readonly whole: boolean;
  /** The order is on hold, or the item not released: what it could have now waits instead. */
  readonly waits: boolean;
  /** Where it would stand in the queue. */
  readonly key: QueueKey;
  /** Units in a reservation made for it. */
  readonly reserved: number;
  /** As it would join, for quotas. */
  readonly joining: () => Demand;
  readonly now: Instant;
}

/** How a demand is met: allocated + backordered + refused = asked. */
export interface Terms {
  readonly allocated: number;
  readonly backordered: number;
  readonly refused: number;
  readonly refusal: Refusal | null;
}

export function sourcingTerms(state: SkuState, asked: Asked): Terms {
  const obtainable = unitsNow(state, asked);
  const allocated = asked.waits ? 0 : obtainable;
  const rest = asked.quantity - obtainable;
  const room = roomInQueue(state);
  const queued = asked.whole && rest > room ? 0 : Math.min(rest, room);
  const refused = rest - queued;
  // Having to wait must not turn goods that are there into a refusal, so only the rest is subject to the policy.
  return {
    allocated,
    backordered: obtainable - allocated + queued,
    refused,
    refusal: refusal(state, refused),
  };
}

/** Its own reservation first, then free units that nobody in the queue has a better claim to. */
function unitsNow(state: SkuState, asked: Asked): number {
  const { quantity, whole, reserved } = asked;
  const own = Math.min(reserved, quantity);
  const wanted = quantity - own;
  const units = own + (wanted > 0 ? fromShelf(state, asked, wanted) : 0);
  return whole && units < quantity ? 0 : units;
}

/** Whoever has waited longer than the guard has a better claim than any newcomer, wherever it stands still. */
function fromShelf(state: SkuState, { key, now, joining, whole }: Asked, wanted: number): number {
  const { available } = state.ledger;
  const before = starvingDemands(state, now).length > 0 ? undefined : key;
  const division = divisionOf(state, now);
  if (!division) return Math.min(unclaimedUnits(state.queue, available, before), wanted);
  const scope = before === undefined ? { units: available } : { units: available, key: before };
  const free = unclaimedUnder(state.queue, division, scope);
  const claim = { waiting: wanted, whole, most: division.quotas.left(joining()) };
  return grantUnder(division.terms, claim, free).quantity;
}

function roomInQueue({ policy, queue }: SkuState): number {
  if (!policy.allowed) return 0;
  return policy.cap === null ? Infinity : Math.max(0, policy.cap - queue.waiting);
}

function refusal({ policy }: SkuState, refused: number): Refusal | null {
  if (refused === 0) return null;
  return policy.allowed ? 'BACKORDER_CAP_REACHED' : 'BACKORDER_NOT_ALLOWED';
}
