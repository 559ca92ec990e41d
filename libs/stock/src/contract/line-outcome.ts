import { schemas } from '#kernel';
import { z } from 'zod';
import { lineSupply, refusal } from './stock-line.js';

const { quantityOrZero, uuid, localDate } = schemas;

/** The answer to a demand, as it was decided. `rank` 1 is next; null when nothing waits, or no supply is in sight. */
export const sourcing = z.object({
  demandId: uuid,
  allocated: quantityOrZero,
  backordered: quantityOrZero,
  refused: quantityOrZero,
  refusal: refusal.nullable(),
  rank: z.int().positive().nullable(),
  quantityAhead: quantityOrZero.nullable(),
  projectedDate: localDate.nullable(),
});
export type Sourcing = z.infer<typeof sourcing>;

/** What a command on a line answers to the process that issued it. Null: the command changed nothing. */
export const lineOutcome = z.object({ supply: lineSupply.nullable(), sourcing: sourcing.nullable() });
export type LineOutcome = z.infer<typeof lineOutcome>;
