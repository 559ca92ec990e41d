import { policyVersionOf } from '#backorder/contract';
import { type Division, quotaMeter } from '#backorder/domain';
import { plusMilliseconds, type Instant } from '#kernel';
import { ALLOCATIONS_PER_ROUND, type StockEvent } from '#stock/contract';
import type { Place } from './decision.js';
import type { Demand } from './lines.js';
import { identityOf } from './demand-id.js';
import type { AllocationCause, SkuState } from './sku-state.js';

const DAY = 86_400_000;

/** Terms and quotas of the policy for one decision; nothing where the order of the queue decides alone. */
export function divisionOf({ priority, quotaUse }: SkuState, now: Instant): Division<Demand> | undefined {
  const { minimumFillPercent, caseMultiple } = priority.allocation;
  if (priority.quotas.length === 0 && minimumFillPercent === null && caseMultiple === null) return undefined;
  return {
    terms: { minimumFillPercent, caseMultiple },
    quotas: quotaMeter(quotaUse, priority, now),
  };
}

/** Who has waited longer than the policy's guard and was not promoted for it yet; at most a round of them. */
export function starvingDemands({ priority, guarded }: SkuState, now: Instant): readonly Demand[] {
  if (guarded === null || priority.guardDays === null) return [];
  return guarded.before(plusMilliseconds(now, -priority.guardDays * DAY), ALLOCATIONS_PER_ROUND);
}

/** They take their places before the round that `cause` began goes on; null: there is none. */
export function promoted(
  { priority }: SkuState,
  place: Place,
  demands: readonly Demand[],
  cause: AllocationCause | null,
): StockEvent {
  const data = {
    ...place,
    policyVersion: policyVersionOf(priority),
    guardDays: priority.guardDays ?? 1,
    demands: demands.map((demand) => ({
      ...identityOf(demand),
      waitingSince: demand.facts.waitingSince,
    })),
    cause,
  };
  return { type: 'stock.BackordersPromoted', data };
}
