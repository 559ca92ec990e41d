import { type DelayKind, isDelayKind, type NoticeKind } from '../contract/index.js';

export const CLAUSES = [
  'cancelRight',
  'choice',
  'revisedDate',
  'noDate',
  'reason',
  'silenceConsent',
  'autoCancel',
  'autoCancelRenewed',
  'continuingCancel',
  'freeAnswer',
  'advanceConsentToDate',
  'advanceConsentIndefinite',
] as const;
export type ClauseName = (typeof CLAUSES)[number];

interface ClauseRule {
  /** Of 16 CFR 435, and of the delay rules' reference. */
  readonly section: string;
  /** Placeholders without which the clause does not say what it has to. */
  readonly names: readonly string[];
  /** Said of each line, because lines may differ in dates and silence rule (delay-rules §6.3). */
  readonly perLine: boolean;
}

const said = (section: string, ...names: string[]): ClauseRule => ({ section, names, perLine: false });
const saidOfEachLine = (section: string, ...names: string[]): ClauseRule => ({
  section,
  names,
  perLine: true,
});

export const clauseRules: Readonly<Record<ClauseName, ClauseRule>> = {
  cancelRight: said('435.2(b)(1)(i), delay-rules 4.3'),
  choice: said('435.2(b)(1), delay-rules 4.3'),
  revisedDate: saidOfEachLine('435.2(b)(1)(i), delay-rules 4.3', 'revisedShipDate'),
  noDate: saidOfEachLine('435.2(b)(1)(i), delay-rules 4.3'),
  reason: said('435.2(a)(3)(ii), delay-rules 4.3', 'reason'),
  silenceConsent: saidOfEachLine('435.2(b)(1)(ii), delay-rules 4.3', 'revisedShipDate'),
  autoCancel: saidOfEachLine('435.2(b)(1)(iii), delay-rules 4.3', 'silenceCancelsOn'),
  autoCancelRenewed: saidOfEachLine('435.2(b)(2)(ii), delay-rules 5', 'silenceCancelsOn'),
  continuingCancel: said('435.2(b)(1)(iii)(B), 435.2(b)(2), delay-rules 4.3 and 5'),
  freeAnswer: said('435.2(b)(3), delay-rules 4.3', 'links.keep', 'links.cancel'),
  advanceConsentToDate: said('435.2(b)(1)(iv), delay-rules 4.4', 'advanceConsentDate'),
  advanceConsentIndefinite: said('435.2(b)(1)(iv), delay-rules 4.4'),
};

interface ClausesOfKind {
  readonly required: readonly ClauseName[];
  /** May stand in the template, also under a condition. */
  readonly optional: readonly ClauseName[];
}

const always: readonly ClauseName[] = ['choice', 'cancelRight', 'freeAnswer'];
const beside: readonly ClauseName[] = ['reason', 'advanceConsentToDate', 'advanceConsentIndefinite'];

const byKind: Readonly<Record<DelayKind, ClausesOfKind>> = {
  DELAY_FIRST_SHORT: { required: [...always, 'revisedDate', 'silenceConsent'], optional: beside },
  DELAY_FIRST_LONG: { required: [...always, 'revisedDate', 'autoCancel'], optional: beside },
  DELAY_FIRST_INDEFINITE: {
    required: [...always, 'noDate', 'reason', 'autoCancel', 'continuingCancel'],
    optional: [],
  },
  DELAY_RENEWED_DEFINITE: { required: [...always, 'revisedDate', 'autoCancelRenewed'], optional: beside },
  DELAY_RENEWED_INDEFINITE: {
    required: [...always, 'noDate', 'reason', 'autoCancelRenewed', 'continuingCancel'],
    optional: [],
  },
};

/** What a notice of that kind must and may say. Every other clause would be untrue there, and is refused. */
export function clausesOf(kind: NoticeKind): ClausesOfKind {
  return isDelayKind(kind) ? byKind[kind] : { required: [], optional: [] };
}
