import { defineEvent, type EventsOf } from '#eventing';
import { justification, rankingDetails } from '#backorder/contract';
import { schemas } from '#kernel';
import { z } from 'zod';
import { allocationCause, queueEvents } from './queue.events.js';
import { releaseEvents } from './release.events.js';
import { priority, refusal, shipPolicy } from './stock-line.js';

const { quantity, quantityOrZero, quantityDelta, uuid, localDate, instant, code, text } = schemas;

const place = { location: code, sku: code };
const reference = text.nullable();
const line = { orderId: uuid, lineId: uuid };
/** The line's totals after the event: see `LineSupply`. */
const after = { secured: quantityOrZero, waiting: quantityOrZero };

export const adjustmentReason = z.enum(['DAMAGED', 'LOST', 'STOLEN', 'EXPIRED', 'FOUND', 'OTHER']);
/** How a queue is served: at once, when somebody asks for a round, or demand by demand by hand. */
export const backorderMode = z.enum(['AUTO', 'SUGGEST_ONLY', 'MANUAL']);
/** MANUAL_CHOICE: somebody chose the demand. STRATEGIES: what each class gives and takes, see `planReallocation`. */
export const allocationRule = z.enum(['PRIORITY_ORDER', 'FAIR_SHARE', 'STRATEGIES', 'MANUAL_CHOICE']);
/** `REVOKED`: the units it held turned out to be missing, or left with another line's shipment. */
export const reservationEnd = z.enum(['RELEASED', 'EXPIRED', 'CLAIMED', 'REVOKED']);

const allocation = z.object({ ...line, demandId: uuid, quantity, rank: z.int().positive(), ...after });
const passedOver = z.object({
  ...line,
  demandId: uuid,
  rank: z.int().positive(),
  reason: z.enum([
    'ON_HOLD',
    'NEEDS_COMPLETE',
    'QUOTA_REACHED',
    'BELOW_MINIMUM_FILL',
    'BELOW_CASE_MULTIPLE',
    'FROZEN',
    'MANUAL_CHOICE',
  ]),
  waiting: quantity,
});
const revocation = z.object({ ...line, demandId: uuid, quantity, ...after });
/** What somebody gave as the reason of a decision that departs from the queue's own order. */
const justified = z.object(justification);

/**
 * The stream `sku-<tenant>~<location>~<sku>`. Quantities are units. At every event:
 * received + returned + found = available + reserved + allocated + shipped + lost.
 */
export const stockEvents = {
  ItemDescribed: defineEvent(
    'stock.ItemDescribed',
    z.object({
      ...place,
      name: text,
      category: text.nullable(),
      supplier: text.nullable(),
      reorderLevel: quantityOrZero.nullable(),
    }),
  ),
  BackorderPolicySet: defineEvent(
    'stock.BackorderPolicySet',
    z.object({ ...place, allowed: z.boolean(), cap: quantityOrZero.nullable(), mode: backorderMode }),
  ),
  StockReceived: defineEvent('stock.StockReceived', z.object({ ...place, quantity, reference })),
  /** A physical count. `delta` corrects the books: found when positive, lost when negative; never a receipt. */
  StockCounted: defineEvent(
    'stock.StockCounted',
    z.object({ ...place, counted: quantityOrZero, delta: quantityDelta, note: reference }),
  ),
  StockAdjusted: defineEvent(
    'stock.StockAdjusted',
    z.object({ ...place, delta: quantityDelta, reason: adjustmentReason, note: reference }),
  ),
  SupplyExpected: defineEvent(
    'stock.SupplyExpected',
    /** `dueDate` null: ordered, but nobody said when it comes; it then gives no projected date. */
    z.object({ ...place, supplyId: uuid, quantity, dueDate: localDate.nullable(), reference }),
  ),
  SupplyRescheduled: defineEvent(
    'stock.SupplyRescheduled',
    z.object({
      ...place,
      supplyId: uuid,
      from: localDate.nullable(),
      to: localDate.nullable(),
      reason: reference,
    }),
  ),
  SupplyCancelled: defineEvent(
    'stock.SupplyCancelled',
    z.object({ ...place, supplyId: uuid, quantity, reason: reference }),
  ),
  /** `accepted` units came into stock (`over` of them beyond what was expected), `rejected` did not. */
  SupplyReceived: defineEvent(
    'stock.SupplyReceived',
    z.object({
      ...place,
      supplyId: uuid,
      accepted: quantityOrZero,
      rejected: quantityOrZero,
      over: quantityOrZero,
      outstanding: quantityOrZero,
      closed: z.boolean(),
    }),
  ),
  StockReserved: defineEvent(
    'stock.StockReserved',
    z.object({ ...place, reservationId: uuid, quantity, expiresAt: instant, reference }),
  ),
  /** The units are free again; a claim takes them in the `LineSourced` that follows. */
  ReservationEnded: defineEvent(
    'stock.ReservationEnded',
    z.object({ ...place, reservationId: uuid, quantity, cause: reservationEnd }),
  ),
  /**
   * The decision on a new demand: so much from free stock, so much into the queue, so much refused.
   * `demandId` names the demand, and is the backorder's id when units wait. `rank` (1 = next), `quantityAhead` and
   * `projectedDate` are what was known at that moment; null when nothing waits, or no supply is in sight.
   */
  LineSourced: defineEvent(
    'stock.LineSourced',
    z.object({
      ...place,
      ...line,
      demandId: uuid,
      orderRef: code,
      customerRef: code,
      tags: z.array(code),
      unitPriceMinor: schemas.amountMinor,
      currency: schemas.currency,
      requested: quantity,
      allocated: quantityOrZero,
      backordered: quantityOrZero,
      refused: quantityOrZero,
      refusal: refusal.nullable(),
      shipPolicy,
      ...priority.shape,
      policyVersion: code,
      waitingSince: instant,
      /** The line's order is on hold: it queues, but is passed over until resumed. */
      onHold: z.boolean(),
      rank: z.int().positive().nullable(),
      quantityAhead: quantityOrZero.nullable(),
      projectedDate: localDate.nullable(),
      /** What else the policy may rank it by; left out where nothing was known. */
      ranking: rankingDetails.exactOptional(),
      ...after,
    }),
  ),
  /** One round of serving the queue, at most `ALLOCATIONS_PER_ROUND` lines; `more`: another round follows. */
  BackordersAllocated: defineEvent(
    'stock.BackordersAllocated',
    z.object({
      ...place,
      cause: allocationCause,
      rule: allocationRule,
      policyVersion: code,
      allocations: z.array(allocation),
      passedOver: z.array(passedOver),
      more: z.boolean(),
      justification: justified.exactOptional(),
    }),
  ),
  /**
   * Units that were allocated are not there after all; the lines wait again, at their old rank. The units become free
   * for an instant: the count, adjustment or shipment that follows in the same decision takes them.
   */
  AllocationsRevoked: defineEvent(
    'stock.AllocationsRevoked',
    z.object({
      ...place,
      cause: z.enum(['COUNT', 'ADJUSTMENT', 'SHIPPED_ELSEWHERE', 'REALLOCATION', 'DEALLOCATED']),
      revocations: z.array(revocation),
      justification: justified.exactOptional(),
    }),
  ),
  /** Demand that went away: waiting units first, then allocated ones, which become free stock. */
  LineReduced: defineEvent(
    'stock.LineReduced',
    z.object({
      ...place,
      ...line,
      demands: z.array(
        z.object({ demandId: uuid, fromWaiting: quantityOrZero, fromAllocated: quantityOrZero }),
      ),
      ...after,
    }),
  ),
  LineHeld: defineEvent('stock.LineHeld', z.object({ ...place, ...line })),
  LineResumed: defineEvent('stock.LineResumed', z.object({ ...place, ...line })),
  /**
   * Units left with a carrier. A shipment is a fact: where the line had fewer units allocated than left, the rest came
   * from free stock, then from others' reservations and allocations (`ReservationEnded`, `AllocationsRevoked` precede),
   * then from units unknown to the books. What the line still waited for is served by that rest: `fromWaiting`.
   */
  LineShipped: defineEvent(
    'stock.LineShipped',
    z.object({
      ...place,
      ...line,
      shipmentId: uuid,
      quantity,
      fromAllocation: z.array(z.object({ demandId: uuid, quantity })),
      fromWaiting: z.array(z.object({ demandId: uuid, quantity })),
      fromAvailable: quantityOrZero,
      fromOthers: quantityOrZero,
      unknownToBooks: quantityOrZero,
      ...after,
    }),
  ),
  /** Units that came back: into free stock when `restocked`, else lost. */
  LineReturned: defineEvent(
    'stock.LineReturned',
    z.object({ ...place, ...line, returnId: uuid, quantity, restocked: z.boolean() }),
  ),
  ...queueEvents,
  ...releaseEvents,
} as const;

export type StockEvent = EventsOf<typeof stockEvents>;
