import type { RequiredClause } from '../mitor/notice-requirements.js';
import type { ScopeAnswer, ScopeFacts } from '../mitor/scope.js';
import type { NoticeClass } from '../mitor/states.js';
import type { Outcome } from '../scenario/outcome.js';
import type { ScenarioInput } from '../scenario/scenario-input.js';

export type JurisdictionId =
  'US-FTC-MITOR' | 'US-CA-17538' | 'EU-CRD' | 'UK-CRA' | 'CA-ON' | 'CA-QC' | 'AU-ACL';

/** What has to happen within the period. */
export type ClockEvent = 'CARRIER_HANDOVER' | 'SHIP_MAIL_OR_PROVIDE' | 'DELIVERY' | 'RECEIPT' | 'SUPPLY';

/** The law of one place on orders that cannot be filled in time. */
export interface JurisdictionPack {
  readonly id: JurisdictionId;
  /** Raised whenever an answer may change; an order keeps the version under which it was placed. */
  readonly version: number;
  readonly title: string;
  readonly source: string;
  /** What the law says and this pack does not. Shown to whoever relies on it. */
  readonly notCovered: readonly string[];
  scope(facts: ScopeFacts): ScopeAnswer;
  readonly clock: { readonly event: ClockEvent; readonly start: string; readonly defaultDays: number | null };
  /** Whether the seller must tell the buyer of a delay unasked, and by when. */
  readonly onDelayKnown: { readonly noticeRequired: boolean; readonly by: string | null };
  /** Null: no notice of that class exists. */
  onSilence(noticeClass: NoticeClass): 'CONSENT' | 'CANCEL' | 'CONTRACT_CONTINUES';
  /** What the consumer may do, in words. */
  readonly onConsumerMessage: string;
  readonly onBoundary: 'AUTO_CANCEL' | 'NOTHING';
  readonly refundStandard: string;
  noticeRequirements(noticeClass: NoticeClass): readonly RequiredClause[];
  readonly retention: { readonly years: number; readonly source: string };
  /** Answers a scenario. Throws `ScenarioProblem` where the input lacks what the law turns on. */
  evaluate(input: ScenarioInput): Outcome;
}
