import type { Effect, ProcessDefinition, ProjectedEvent } from '#eventing';
import { assertNever, deterministicId, schemas } from '#kernel';
import { stockEvents } from '#stock/contract';
import { z } from 'zod';

const ruled = stockEvents.PriorityPolicyApplied.schema;
const place = ruled.pick({ location: true, sku: true });
/** What the SKU answers where nobody starves yet; null: its policy has no guard any more. */
const later = z.object({ lookAgainAt: schemas.instant.nullable() });
/** Units that were taken back leave somebody waiting who may have waited long already. */
const types = [stockEvents.PriorityPolicyApplied.type, stockEvents.AllocationsRevoked.type];
const TIMER = 'guard';

interface GuardState {
  item: z.infer<typeof place> | null;
}

/**
 * Wakes a queue when somebody has waited longer than its policy's guard, where nothing else happens to the SKU. One
 * instance and one timer per SKU whose policy ever had a guard; the SKU itself says when to look again.
 */
export const starvationGuard: ProcessDefinition<GuardState> = {
  name: 'starvation_guard',
  listensTo: types,
  startedBy: [stockEvents.PriorityPolicyApplied.type],
  correlate: (event) => {
    if (!mayConcern(event)) return [];
    const { location, sku } = place.parse(event.data);
    return [deterministicId('starvation guard', location, sku)];
  },
  digest: (event) => place.parse(event.data),
  initialState: () => ({ item: null }),
  evolve: (state, input) => {
    if (input.kind === 'event') state.item = place.parse(input.event.data);
  },
  react: ({ item }, input): readonly Effect[] => {
    if (!item) return [];
    switch (input.kind) {
      case 'event':
      case 'timer':
        return [promote(item)];
      case 'outcome': {
        // There may be more of them than one event holds.
        if ('ok' in input.outcome) return [promote(item)];
        if (input.outcome.rejected.code !== 'NOBODY_STARVES') return [];
        const { lookAgainAt } = later.parse(input.outcome.rejected.details);
        return [
          lookAgainAt === null
            ? { kind: 'cancel-timer', name: TIMER }
            : { kind: 'timer', name: TIMER, dueAt: lookAgainAt },
        ];
      }
      default:
        return assertNever(input);
    }
  },
};

/** A policy without a guard needs no instance; that of an earlier one finds out when its timer rings. */
function mayConcern({ type, data }: ProjectedEvent): boolean {
  return type !== stockEvents.PriorityPolicyApplied.type || ruled.parse(data).policy.guardDays !== null;
}

function promote(item: z.infer<typeof place>): Effect {
  return { kind: 'issue', command: 'stock.PromoteStarving', payload: item };
}
