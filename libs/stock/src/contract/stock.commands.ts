import {
  demandRef,
  justification,
  MAX_OVERRIDES,
  overrideAction,
  placement,
  priorityPolicy,
  rankingDetails,
} from '#backorder/contract';
import { schemas } from '#kernel';
import { z } from 'zod';
import { releaseCommands } from './release.commands.js';
import { adjustmentReason, backorderMode } from './stock.events.js';
import { priority, shipPolicy } from './stock-line.js';

const { quantity, quantityOrZero, quantityDelta, uuid, localDate, instant, code, text } = schemas;
const place = { location: code, sku: code };
const reference = text.nullable();
const line = { orderId: uuid, lineId: uuid };
/**
 * What a preview said would happen: the hash of the decision's events. Where the decision would be another one by now,
 * it is refused as PLAN_OUTDATED.
 */
const expectDigest = z.string().length(64).exactOptional();

/** Commands on one SKU at one location, by registered name. Payloads are JSON, so that a process can issue them. */
export const stockCommands = {
  'stock.DescribeItem': z.object({
    ...place,
    name: text,
    category: text.nullable(),
    supplier: text.nullable(),
    reorderLevel: quantityOrZero.nullable(),
  }),
  'stock.SetBackorderPolicy': z.object({
    ...place,
    allowed: z.boolean(),
    cap: quantityOrZero.nullable(),
    mode: backorderMode,
  }),
  'stock.ReceiveStock': z.object({ ...place, quantity, reference }),
  'stock.RecordStockCount': z.object({ ...place, counted: quantityOrZero, note: reference }),
  'stock.AdjustStock': z.object({
    ...place,
    delta: quantityDelta,
    reason: adjustmentReason,
    note: reference,
  }),
  'stock.ExpectSupply': z.object({
    ...place,
    supplyId: uuid,
    quantity,
    dueDate: localDate.nullable(),
    reference,
  }),
  'stock.RescheduleSupply': z.object({
    ...place,
    supplyId: uuid,
    dueDate: localDate.nullable(),
    reason: reference,
  }),
  'stock.CancelSupply': z.object({ ...place, supplyId: uuid, reason: reference }),
  /** `close`: nothing more will come, though units are outstanding. */
  'stock.ReceiveSupply': z.object({
    ...place,
    supplyId: uuid,
    accepted: quantityOrZero,
    rejected: quantityOrZero,
    close: z.boolean(),
  }),
  'stock.ReserveStock': z.object({ ...place, reservationId: uuid, quantity, expiresAt: instant, reference }),
  'stock.ReleaseReservation': z.object({ ...place, reservationId: uuid }),
  'stock.ExpireReservation': z.object({ ...place, reservationId: uuid }),
  /** Serves the queue: the next round of a long run, or on request where the policy is suggest-only. */
  'stock.AllocateBackorders': z.object({ ...place, requested: z.boolean(), expectDigest }),
  'stock.ApplyPriorityPolicy': z.object({ ...place, policy: priorityPolicy, expectDigest }),
  /** Several demands keep the order in which they are named. */
  'stock.ReprioritiseBackorders': z.object({
    ...place,
    batchId: uuid,
    action: overrideAction,
    demands: z.array(demandRef).min(1).max(MAX_OVERRIDES),
    ...justification,
    expectDigest,
  }),
  /** Puts each demand back where it was, unless something else changed it since: SKIP leaves it, REFUSE refuses all. */
  'stock.UndoReprioritisation': z.object({
    ...place,
    batchId: uuid,
    undoes: uuid,
    rows: z
      .array(demandRef.extend({ expect: placement, restore: placement }))
      .min(1)
      .max(MAX_OVERRIDES),
    onChanged: z.enum(['SKIP', 'REFUSE']),
    ...justification,
    expectDigest,
  }),
  /** By a timer. Where nobody starves it is refused as NOBODY_STARVES, with the instant in `lookAgainAt`, or null. */
  'stock.PromoteStarving': z.object(place),
  /** `asOf`: the order's revision since which it says so; what is older than the line's last word is ignored. */
  'stock.UpdateRankingFacts': z.object({
    ...place,
    ...line,
    ranking: rankingDetails,
    asOf: z.int().nonnegative().exactOptional(),
  }),
  /** Divides free units and those that the policy's strategies let go anew. */
  'stock.ReallocateBackorders': z.object({ ...place, ...justification, expectDigest }),
  /** Takes allocated units back for whoever is next; with `hold` the demand is passed over until it is released. */
  'stock.DeallocateBackorder': z.object({
    ...place,
    ...demandRef.shape,
    quantity,
    hold: z.boolean(),
    batchId: uuid,
    ...justification,
    expectDigest,
  }),
  /** Gives free units to a demand that somebody chose. */
  'stock.AllocateManually': z.object({
    ...place,
    ...demandRef.shape,
    quantity,
    ...justification,
    expectDigest,
  }),
  'stock.SourceLine': z.object({
    ...place,
    ...line,
    demandId: uuid,
    orderRef: code,
    customerRef: code,
    tags: z.array(code),
    unitPriceMinor: schemas.amountMinor,
    currency: schemas.currency,
    quantity,
    shipPolicy,
    ...priority.shape,
    waitingSince: instant,
    onHold: z.boolean(),
    reservationId: uuid.nullable(),
    ranking: rankingDetails.exactOptional(),
  }),
  'stock.ReduceLine': z.object({ ...place, ...line, quantity }),
  'stock.HoldLine': z.object({ ...place, ...line }),
  'stock.ResumeLine': z.object({ ...place, ...line }),
  'stock.ShipLine': z.object({ ...place, ...line, shipmentId: uuid, quantity }),
  'stock.ReturnLine': z.object({ ...place, ...line, returnId: uuid, quantity, restock: z.boolean() }),
  ...releaseCommands,
} as const;

export type StockCommandName = keyof typeof stockCommands;
export type StockCommand = {
  [Name in StockCommandName]: { readonly type: Name } & z.infer<(typeof stockCommands)[Name]>;
}[StockCommandName];

export type StockRejectionCode =
  | 'SUPPLY_NOT_FOUND'
  | 'SUPPLY_EXISTS'
  | 'SUPPLY_CLOSED'
  | 'RESERVATION_NOT_FOUND'
  | 'RESERVATION_EXISTS'
  | 'EXPIRY_NOT_IN_FUTURE'
  | 'INSUFFICIENT_STOCK'
  | 'LINE_NOT_FOUND'
  | 'NOTHING_TO_RECEIVE'
  | 'ADJUSTMENT_IS_ZERO'
  | 'ADJUSTMENT_EXCEEDS_STOCK'
  | 'RETURN_EXCEEDS_SHIPPED'
  | 'DEMAND_EXCEEDED'
  | 'BACKORDER_NOT_FOUND'
  | 'BACKORDER_ON_HOLD'
  | 'TARGET_IS_PINNED'
  | 'TARGET_IS_NOT_PINNED'
  | 'TARGET_IS_MOVED'
  | 'NO_PLACE_LEFT'
  | 'CHANGED_SINCE'
  | 'PLAN_OUTDATED'
  | 'ALLOCATION_EXCEEDED'
  | 'NEEDS_COMPLETE'
  | 'NOTE_REQUIRED'
  | 'TOO_MANY_CHANGES'
  | 'QUEUE_IS_MANUAL'
  | 'NOT_RELEASED'
  | 'NOBODY_STARVES';
