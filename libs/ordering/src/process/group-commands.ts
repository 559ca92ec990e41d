import type { IssuedCommand, ProcessInput } from '#eventing';
import { deterministicId } from '#kernel';
import { stockCommands } from '#stock/contract';
import { z } from 'zod';
import type { GroupPart } from '../contract/index.js';

export const GIVE_BACK = 'stock.DeallocateBackorder';
const WHY = { reasonCode: 'GROUP_INCOMPLETE', note: null } as const;
const asked = stockCommands[GIVE_BACK];
const exceeded = z.object({ most: z.int().nonnegative() });

/** Takes back what the parts have: they keep their places, and are passed over until they are released. */
export function givingBack(orderId: string, parts: readonly GroupPart[], cause: string): IssuedCommand[] {
  const batchId = deterministicId(cause, 'give back');
  return parts.flatMap(({ lineId, location, sku, demandIds, allocated: quantity }) =>
    demandIds.map((demandId) => ({
      command: GIVE_BACK,
      payload: { location, sku, orderId, lineId, demandId, quantity, hold: true, batchId, ...WHY },
    })),
  );
}

/** Lets the parts have units again. A demand that does not wait refuses it, so each is asked alone. */
export function releasing(orderId: string, parts: readonly GroupPart[], cause: string): IssuedCommand[] {
  const batchId = deterministicId(cause, 'release');
  return parts.flatMap(({ lineId, location, sku, demandIds }) =>
    demandIds.map((demandId) => ({
      command: 'stock.ReprioritiseBackorders',
      payload: {
        ...{ location, sku, batchId, action: { kind: 'RELEASE' } },
        ...{ demands: [{ orderId, lineId, demandId }], ...WHY },
      },
    })),
  );
}

/** An order knows what a line has, not each of its demands: the demand says how much of it is to be had there. */
export function lessOf({ command, outcome }: ProcessInput & { kind: 'outcome' }): IssuedCommand | null {
  if (command.command !== GIVE_BACK || !('rejected' in outcome)) return null;
  if (outcome.rejected.code !== 'ALLOCATION_EXCEEDED') return null;
  const { most } = exceeded.parse(outcome.rejected.details);
  return most === 0 ? null : { ...command, payload: { ...asked.parse(command.payload), quantity: most } };
}
