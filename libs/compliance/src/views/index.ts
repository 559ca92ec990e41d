import { complianceNoticesProjection } from './compliance-notices.projection.js';
import { complianceProjection } from './compliance.projection.js';
import { toldDatesProjection } from './told-dates.projection.js';
import { watchedLinesProjection } from './watched-lines.projection.js';

export const complianceProjections = [
  complianceProjection,
  complianceNoticesProjection,
  watchedLinesProjection,
  toldDatesProjection,
];
export { ComplianceQueries, type ObligationScope } from './compliance.queries.js';
export {
  ComplianceSummaries,
  type ComplianceSummary,
  type CountOf,
  type DutyCounts,
  type RefundCounts,
  type SummaryPeriod,
} from './compliance-summary.js';
export {
  NOTICE_STATES,
  type NoticeRow,
  type NoticeState,
  type ObligationLine,
  type ObligationRow,
  type ViolationRow,
} from './compliance-rows.js';
export { type ToldDate, ToldDateQueries } from './told-dates.queries.js';
export { type WatchedLine, WatchedLineQueries } from './watched-lines.queries.js';
export { impossiblePromises, nearDeadlines } from './alerts.js';
