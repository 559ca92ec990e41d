export {
  type Moment,
  addDays,
  dateOf,
  endOfDay,
  inZone,
  momentOf,
  startOfDay,
  weekdayOf,
} from './calendar/legal-day.js';
export { federalDaysOff, yearOf } from './calendar/us-federal-holidays.js';
export { type WorkingDays, addWorkingDays, isWorkingDay } from './calendar/working-days.js';
export {
  type Conventions,
  DEFAULT_CONVENTIONS,
  STRICT_CONVENTIONS,
  conventionsName,
  findConventions,
} from './conventions/conventions.js';
export type { DelayFact, FactOf, OptionContent } from './facts/delay-fact.js';
export type { Payment } from './facts/payment.js';
export type { StatedShipTime } from './facts/stated-ship-time.js';
export { assessMitor } from './mitor/assess.js';
export { type GuardCode, refuseOption, refuseOver } from './mitor/command-guard.js';
export { type LineOutcome, governing, lineOutcome } from './mitor/line-outcome.js';
export {
  REQUIRED_CLAUSES,
  type RequiredClause,
  consentPeriodEnd,
  firstOptionClass,
  missingClauses,
  renewedOptionClass,
  requiredClauses,
  silenceMeans,
} from './mitor/notice-requirements.js';
export type { Basis, MitorOrder, Portion, RuleSetting } from './mitor/obligation.js';
export { type RefundPart, isRefundForm, refundParts } from './mitor/refund-due.js';
export { type CancelReason, type MitorState, type NoticeClass, isCancelled, isLive } from './mitor/states.js';
export type { ClockEvent, JurisdictionId, JurisdictionPack } from './packs/pack.js';
export { jurisdictionsOf } from './packs/jurisdictions-of.js';
export { packs } from './packs/packs.js';
export { type Evaluation, evaluateScenario } from './scenario/evaluate-scenario.js';
