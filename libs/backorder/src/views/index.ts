import { backorderQueueProjection } from './backorder-queue.projection.js';

export const backorderProjections = [backorderQueueProjection];
export {
  BackorderQueries,
  type BackorderRow,
  type QueuePlace,
  type WaitingSku,
} from './backorder.queries.js';
export { type Coverage, coverageOf, type IncomingSupply } from './coverage.js';
