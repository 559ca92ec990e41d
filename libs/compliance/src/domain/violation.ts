/** Findings of the delay rules (delay-rules: `Violation`), the section broken, and what it says of the seller. */
export const VIOLATIONS = {
  NO_FIRST_OPTION: {
    rule: '16 CFR 435.2(b)(1)',
    words: 'no option to consent or cancel was offered within the applicable time',
  },
  LATE_FIRST_OPTION: {
    rule: '16 CFR 435.2(b)(1)',
    words: 'the first option was offered only after the applicable time',
  },
  DEFECTIVE_OPTION: {
    rule: '16 CFR 435.2(b)(1)(i)-(iii), (b)(2)',
    words: 'an option lacked what it must say, or named no later date',
  },
  OPTION_NOT_PROVIDED: {
    rule: '16 CFR 435.2(b)(1), (b)(2); CV-OFFER',
    words: 'an option did not reach the buyer by a means likely to inform in time',
  },
  NO_REASON_GIVEN: {
    rule: '16 CFR 435.2(a)(3)(ii)',
    words: 'an option without a date gave no reason for the delay',
  },
  NO_RENEWED_OPTION: {
    rule: '16 CFR 435.2(b)(2)',
    words: 'no renewed option was offered before the date agreed to had passed',
  },
  LATE_RENEWED_OPTION: {
    rule: '16 CFR 435.2(b)(2)',
    words: 'the renewed option was offered only after the date agreed to',
  },
  SHIPPED_AFTER_CANCELLATION: {
    rule: '16 CFR 435.2(c)',
    words: 'goods were shipped although the order was deemed cancelled',
  },
  REFUND_LATE: {
    rule: '16 CFR 435.2(c), 435.1(b)',
    words: 'the refund was not sent within the time of a prompt refund',
  },
} as const;

export type Violation = keyof typeof VIOLATIONS;
export const VIOLATION_CODES = Object.keys(VIOLATIONS) as Violation[];

export function isViolation(code: string): code is Violation {
  return Object.hasOwn(VIOLATIONS, code);
}
