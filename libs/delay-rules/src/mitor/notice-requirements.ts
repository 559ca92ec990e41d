import type { LocalDate } from '#kernel';
import { addDays } from '../calendar/legal-day.js';
import type { OptionContent } from '../facts/delay-fact.js';
import type { NoticeClass } from './states.js';

const CONSENT_DAYS = 30;

/** The end K of the time for express consent: 30 days after the applicable time, 16 CFR 435.2(b)(1)(iii). */
export function consentPeriodEnd(applicable: LocalDate): LocalDate {
  return addDays(applicable, CONSENT_DAYS);
}

/** The class of a first option, by its revised date against K. Dates compare as text. */
export function firstOptionClass(revisedShipDate: LocalDate | null, applicable: LocalDate): NoticeClass {
  if (revisedShipDate === null) return 'INDEFINITE';
  return revisedShipDate <= consentPeriodEnd(applicable) ? 'SHORT_DEFINITE' : 'LONG_DEFINITE';
}

export function renewedOptionClass(revisedShipDate: LocalDate | null): NoticeClass {
  return revisedShipDate === null ? 'RENEWED_INDEFINITE' : 'RENEWED_DEFINITE';
}

export function isIndefinite(noticeClass: NoticeClass): boolean {
  return noticeClass === 'INDEFINITE' || noticeClass === 'RENEWED_INDEFINITE';
}

/** What silence means: consent only where a first option names a date within K. */
export function silenceMeans(noticeClass: NoticeClass): 'CONSENT' | 'CANCEL' {
  return noticeClass === 'SHORT_DEFINITE' ? 'CONSENT' : 'CANCEL';
}

export type RequiredClause =
  | 'CANCEL_RIGHT_AND_PROMPT_REFUND'
  | 'COST_FREE_REPLY'
  | 'SILENCE_IS_CONSENT'
  | 'SILENCE_CANCELS'
  | 'CONTINUING_CANCEL_RIGHT'
  | 'REASON';

/** The clauses without which an option of a class is none, with the section that asks for each. */
export const REQUIRED_CLAUSES: Readonly<Record<RequiredClause, string>> = {
  CANCEL_RIGHT_AND_PROMPT_REFUND: '16 CFR 435.2(b)(1)(i)',
  COST_FREE_REPLY: '16 CFR 435.2(b)(3)',
  SILENCE_IS_CONSENT: '16 CFR 435.2(b)(1)(ii)',
  SILENCE_CANCELS: '16 CFR 435.2(b)(1)(iii), (b)(2)(ii)',
  CONTINUING_CANCEL_RIGHT: '16 CFR 435.2(b)(1)(iii)(B), (b)(2)(iii)',
  REASON: '16 CFR 435.2(a)(3)(ii)',
};

export function requiredClauses(noticeClass: NoticeClass): readonly RequiredClause[] {
  const silence = silenceMeans(noticeClass) === 'CONSENT' ? 'SILENCE_IS_CONSENT' : 'SILENCE_CANCELS';
  const always: readonly RequiredClause[] = ['CANCEL_RIGHT_AND_PROMPT_REFUND', 'COST_FREE_REPLY', silence];
  return isIndefinite(noticeClass) ? [...always, 'CONTINUING_CANCEL_RIGHT', 'REASON'] : always;
}

/** Clauses that an option lacks, its reason left aside. */
export function missingClauses(noticeClass: NoticeClass, content: OptionContent): readonly RequiredClause[] {
  const has: Readonly<Record<RequiredClause, boolean>> = {
    CANCEL_RIGHT_AND_PROMPT_REFUND: content.cancelRightAndPromptRefund,
    COST_FREE_REPLY: content.costFreeReply,
    SILENCE_IS_CONSENT: content.silenceStatement === 'CONSENT',
    SILENCE_CANCELS: content.silenceStatement === 'CANCEL',
    CONTINUING_CANCEL_RIGHT: content.continuingCancelRight === true,
    REASON: true,
  };
  return requiredClauses(noticeClass).filter((clause) => !has[clause]);
}
