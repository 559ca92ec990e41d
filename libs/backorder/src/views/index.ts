import { backorderNumbersProjection } from './backorder-numbers.projection.js';
import { backorderQueueProjection } from './backorder-queue.projection.js';

export const backorderProjections = [backorderNumbersProjection, backorderQueueProjection];
export { BackorderQueries } from './backorder.queries.js';
export { type AgesQuestion, NumberQueries } from './numbers.queries.js';
export { TopBackorderedQueries, type TopQuestion } from './top-backordered.queries.js';
export type { NumberFilter } from './number-scopes.js';
export type { TopBackorderedRow, TopBy } from './number-rows.js';
export { daysBetween, type Period, periodsOf, type PeriodUnit } from './periods.js';
export type {
  BackorderRow,
  BackorderState,
  QueuedBackorderRow,
  QueuePlace,
  QueueTotals,
  WaitingSku,
} from './backorder-rows.js';
export { type Coverage, type CoverageQuestion, coverageOf, type IncomingSupply } from './coverage.js';
