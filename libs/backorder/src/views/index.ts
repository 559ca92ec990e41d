import { backorderNumbersProjection } from './backorder-numbers.projection.js';
import { backorderQueueProjection } from './backorder-queue.projection.js';
import { reprioritisationBatchesProjection } from './reprioritisation-batches.projection.js';

export const backorderProjections = [
  backorderNumbersProjection,
  backorderQueueProjection,
  reprioritisationBatchesProjection,
];
export { BackorderQueries } from './backorder.queries.js';
export { ReprioritisationQueries } from './reprioritisation.queries.js';
export type { BatchChangeRow, BatchRow } from './batch-rows.js';
export { NumberQueries } from './numbers.queries.js';
export { TopBackorderedQueries } from './top-backordered.queries.js';
export type { NumberFilter, TopBackorderedRow } from './number-rows.js';
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
