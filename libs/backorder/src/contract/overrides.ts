import { schemas } from '#kernel';
import { z } from 'zod';
import { priorityClass } from './priority-policy.js';

const { uuid, text } = schemas;

/**
 * Why somebody departed from the policy. OTHER needs a note. GROUP_INCOMPLETE: units waited too long for those of another
 * line that must ship with them.
 */
export const overrideReason = z.enum([
  'CUSTOMER_ESCALATION',
  'CONTRACT',
  'COMPLAINT',
  'EXPEDITE_PAID',
  'DATA_ERROR',
  'LEGAL_DEADLINE',
  'FRAUD_CHECK',
  'GROUP_INCOMPLETE',
  'OTHER',
]);
export type OverrideReason = z.infer<typeof overrideReason>;

/** With every departure from the policy. */
export const justification = { reasonCode: overrideReason, note: text.nullable() };

/** Where somebody put a demand, and what else was set by hand. `key` is its place: see `QueueKey`. */
export const placement = z.object({
  key: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[0-9A-Za-z]+$/),
  /** Served before all that is not; policies leave it where it is. */
  pinned: z.boolean(),
  /** Put at its place by hand; the next policy ends that. */
  moved: z.boolean(),
  /** In place of the class that the policy gives, also of later ones. */
  priorityClass: priorityClass.nullable(),
  onHold: z.boolean(),
});
export type Placement = z.infer<typeof placement>;

/** A demand, with the line that it belongs to. */
export const demandRef = z.object({ orderId: uuid, lineId: uuid, demandId: uuid });
export type DemandRef = z.infer<typeof demandRef>;

export const overrideAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['MOVE_TO_TOP', 'MOVE_TO_BOTTOM', 'PIN', 'UNPIN', 'HOLD', 'RELEASE']) }),
  z.object({ kind: z.literal('MOVE_BEFORE'), ...demandRef.shape }),
  /** Counted within its own kind: the pinned ones, or those that are not. 1 is the first. */
  z.object({ kind: z.literal('MOVE_TO_POSITION'), position: z.int().positive() }),
  /** Null: the policy's class again. */
  z.object({ kind: z.literal('SET_CLASS'), priorityClass: priorityClass.nullable() }),
]);
export type OverrideAction = z.infer<typeof overrideAction>;

/** Most demands that one batch changes at once. */
export const MAX_OVERRIDES = 200;
