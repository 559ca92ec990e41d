export { compareKeys, queueKey, type QueueKey } from './queue-key.js';
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
export { unclaimedUnits } from './claims.js';
export { projectedDate, type DatedQuantity, type PromiseQuestion } from './available-to-promise.js';
export { DEFAULT_POLICY, type PriorityPolicy, type RankingFacts } from './priority-policy.js';
