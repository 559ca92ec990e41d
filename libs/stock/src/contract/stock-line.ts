import { schemas } from '#kernel';
import { z } from 'zod';

/** How the units of a line may be allocated and shipped. */
export const shipPolicy = z.enum(['SPLIT', 'COMPLETE', 'TOGETHER']);
export type ShipPolicy = z.infer<typeof shipPolicy>;

export const refusal = z.enum(['BACKORDER_NOT_ALLOWED', 'BACKORDER_CAP_REACHED']);
export type Refusal = z.infer<typeof refusal>;

/**
 * What ranks a waiting line. The queue's total order is (priorityClass, dueDate, enqueue revision); a missing due date
 * sorts last. `priorityClass` 1 is served first, 9 last.
 */
export const priority = z.object({
  priorityClass: z.int().min(1).max(9),
  dueDate: schemas.localDate.nullable(),
});
export type Priority = z.infer<typeof priority>;

/**
 * A line's supply as its SKU stream knows it, in units. `secured` = allocated now + shipped so far, so that it does not
 * change when goods ship. Absolute, not a delta: the larger `skuRevision` wins, whatever the order of arrival.
 */
export const lineSupply = z.object({
  lineId: schemas.uuid,
  secured: schemas.quantityOrZero,
  waiting: schemas.quantityOrZero,
  skuRevision: z.int().nonnegative(),
});
export type LineSupply = z.infer<typeof lineSupply>;
