import {
  justification,
  MAX_OVERRIDES,
  overrideAction,
  placement,
  priorityPolicy,
  rankingDetails,
} from '#backorder/contract';
import { defineEvent } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const { quantityOrZero, uuid, instant, code } = schemas;
const place = { location: code, sku: code };
const line = { orderId: uuid, lineId: uuid };
const ranks = { fromRank: z.int().positive(), toRank: z.int().positive() };

export const allocationCause = z.enum([
  'RECEIPT',
  'RETURN',
  'RELEASE',
  'RESERVATION_ENDED',
  'FOUND',
  'RESUMED',
  'REQUESTED',
  'POLICY',
  'OVERRIDE',
  'REALLOCATION',
  'RELEASE_DATE',
]);

/** How the queue of a SKU is ordered, by policy and by hand. In the stream of the SKU. */
export const queueEvents = {
  /**
   * From here on the queue is ordered and served by this policy, whose whole text stands here: replay never ranks by a
   * later one. Every waiting demand takes the place that the policy gives it; pinned ones keep theirs.
   */
  PriorityPolicyApplied: defineEvent(
    'stock.PriorityPolicyApplied',
    z.object({ ...place, policy: priorityPolicy, waitingLines: quantityOrZero }),
  ),
  /** Somebody changed the places or the standing of demands by hand, or undid such a batch. Ranks: 1 is next. */
  BackordersReprioritised: defineEvent(
    'stock.BackordersReprioritised',
    z.object({
      ...place,
      batchId: uuid,
      /** Null: a batch was undone. */
      action: overrideAction.nullable(),
      undoes: uuid.nullable(),
      ...justification,
      changes: z
        .array(z.object({ ...line, demandId: uuid, ...ranks, before: placement, after: placement }))
        .min(1)
        .max(MAX_OVERRIDES),
    }),
  ),
  /** Demands that have waited longer than the policy's guard go before all that is not pinned. */
  BackordersPromoted: defineEvent(
    'stock.BackordersPromoted',
    z.object({
      ...place,
      policyVersion: code,
      guardDays: z.int().positive(),
      demands: z.array(z.object({ ...line, demandId: uuid, waitingSince: instant })).min(1),
      /** The round that waits for them to take their places; null: their time came while nothing was served. */
      cause: allocationCause.nullable(),
    }),
  ),
  /**
   * What ranks a line's demands has changed: a promise, a deadline, a payment. `ranking` is empty where a later word of
   * the order says what is known, so that an earlier one, which is still under way, is ignored. `asOf`: the order's
   * revision since which it says so.
   */
  RankingFactsChanged: defineEvent(
    'stock.RankingFactsChanged',
    z.object({
      ...place,
      ...line,
      ranking: rankingDetails,
      asOf: z.int().nonnegative().exactOptional(),
    }),
  ),
} as const;
