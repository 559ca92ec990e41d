import type { ProcessInput } from '#eventing';
import { stockCommands } from '#stock/contract';
import { z } from 'zod';

const reduction = stockCommands['stock.ReduceLine'].pick({ lineId: true, quantity: true });
const exceeded = z.object({ open: z.int().nonnegative() });

export interface Excess {
  readonly lineId: string;
  /** Units that the SKU could not take back. */
  readonly quantity: number;
  /** Units that it can. */
  readonly open: number;
}

/**
 * The order may cancel units that its SKU had refused before the order heard of it: the SKU then holds less than is to
 * be taken back, and says how much. That is taken back instead, and the order is told that the rest was refused.
 */
export function excessOf({ command, outcome }: ProcessInput & { kind: 'outcome' }): Excess | null {
  if (command.command !== 'stock.ReduceLine' || !('rejected' in outcome)) return null;
  if (outcome.rejected.code !== 'DEMAND_EXCEEDED') return null;
  const { open } = exceeded.parse(outcome.rejected.details);
  const { lineId, quantity } = reduction.parse(command.payload);
  return { lineId, quantity: quantity - open, open };
}
