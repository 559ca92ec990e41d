import { schemas } from '#kernel';
import { z } from 'zod';

const { quantity, quantityOrZero, localDate, code, amountMinor } = schemas;

/** So many lines fit into one event together with what they mean for the supply of their SKUs. */
export const MAX_LINES = 100;

export const lineNo = z.int().positive().max(MAX_LINES);

/** A line as it was ordered. `expectedDate` null: nobody said when. */
export const purchaseLine = z.object({
  sku: code,
  quantity,
  expectedDate: localDate.nullable(),
  unitCostMinor: amountMinor.nonnegative().nullable(),
});

/**
 * A line's units after an event: ordered = accepted + rejected + announced + open, unless more comes than was ordered,
 * or comes in the place of what was rejected. `announced` are on their way, `open` are still to be announced.
 */
export const lineTotals = z.object({
  lineNo,
  sku: code,
  ordered: quantityOrZero,
  announced: quantityOrZero,
  accepted: quantityOrZero,
  rejected: quantityOrZero,
  open: quantityOrZero,
  /** Of the open units: the date last confirmed, or else asked for. */
  expectedDate: localDate.nullable(),
});
export type LineTotals = z.infer<typeof lineTotals>;

/** Why goods that came were not taken. */
export const rejectionReason = z.enum([
  'DAMAGED',
  'WRONG_ITEM',
  'QUALITY',
  'EXPIRED',
  'NOT_ORDERED',
  'OTHER',
]);
