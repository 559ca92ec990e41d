export {
  compareKeys,
  GROUP,
  closeBefore,
  outermostKey,
  ownKeyBetween,
  type QueueKey,
  UNPINNED,
} from './queue-key.js';
export type { QueueBlock, QueueEntry, Standing } from './queue-block.js';
export { RankedQueue } from './ranked-queue.js';
export {
  PASSED_OVER_NAMED,
  planAllocations,
  type AllocationPlan,
  type PassedOver,
  type PlannedAllocation,
  type PlanRequest,
} from './allocation-plan.js';
export { type Division, unclaimedUnder, unclaimedUnits } from './claims.js';
export { type DivisionTerms, grantUnder, NO_TERMS, type Withheld } from './share-run.js';
export {
  planReallocation,
  type QuotaMeter,
  type Reallocation,
  type ReallocationPlan,
} from './reallocation-plan.js';
export { countUnits, quotaMeter, type QuotaUse } from './quota-use.js';
export { projectedDate, type DatedQuantity, type PromiseQuestion } from './available-to-promise.js';
export {
  classOf,
  DEFAULT_POLICY,
  type Rankable,
  rankedPlace,
  starvingPlace,
  strategyOf,
} from './priority-policy.js';
export { describePolicy } from './describe-policy.js';
export { type PlannedChange, plannedChanges, type PlanTotals } from './plan-changes.js';
export {
  describeScope,
  type GovernedQueue,
  governingPolicy,
  type PolicyBook,
  type ScopedPolicy,
  withPolicy,
} from './policy-book.js';
export { overrideBatchDecider } from './override-batch.decider.js';
export { priorityPoliciesDecider } from './priority-policies.decider.js';
export { ALL, type ReplayFigures, ReplayOutcome, type ReplaySegments } from './replay-outcome.js';
