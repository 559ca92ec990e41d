import { backorderQueueProjection } from './backorder-queue.projection.js';

export const backorderProjections = [backorderQueueProjection];
export { BackorderQueries } from './backorder.queries.js';
export type {
  BackorderRow,
  BackorderState,
  QueuedBackorderRow,
  QueuePlace,
  QueueTotals,
  WaitingSku,
} from './backorder-rows.js';
export {
  type Coverage,
  type CoverageQuestion,
  coverageOf,
  type CoveredUnits,
  coveredUnits,
  type IncomingSupply,
} from './coverage.js';
export { starvingBackorders } from './starving.js';
