/** What the codes of the record mean, in the words of 16 CFR Part 435, with the section. */
export interface Meaning {
  readonly words: string;
  readonly section: string | null;
}

type Meanings = Readonly<Record<string, readonly [words: string, section?: string]>>;

/** A code that this program does not know speaks for itself. */
function meaningIn(meanings: Meanings, code: string): Meaning {
  const [words, section] = meanings[code] ?? [code];
  return { words, section: section === undefined ? null : `16 CFR ${section}` };
}

const STATES: Meanings = {
  OUT_OF_SCOPE: ['not governed by the Rule', '435.3'],
  AWAITING_PROPER_ORDER: ['the properly completed order is awaited: no clock runs', '435.1(c)'],
  SHIP_CLOCK_RUNNING: ['to be shipped within the applicable time', '435.2(a)(1)'],
  OPTION_SHORT_OPEN: ['delay of 30 days or less offered; silence is consent', '435.2(b)(1)(ii)'],
  OPTION_LONG_OPEN: ['delay of more than 30 days offered; express consent is needed', '435.2(b)(1)(iii)'],
  OPTION_INDEFINITE_OPEN: ['indefinite delay offered; express consent is needed', '435.2(b)(1)(iii)'],
  DELAY_CONSENTED_DEFINITE: ['the buyer agreed to a delay until a definite date', '435.2(b)(1)'],
  DELAY_CONSENTED_INDEFINITE: [
    'the buyer agreed to an indefinite delay and may cancel until shipment',
    '435.2(b)(1)(iii)(B)',
  ],
  RENEWED_OPTION_OPEN: ['renewed option offered; express consent is needed', '435.2(b)(2)'],
  SHIPPED: ['shipped', '435.1(e)'],
  CANCELLED_REFUND_DUE: ['deemed cancelled; a prompt refund is due', '435.2(c)'],
  REFUNDED: ['deemed cancelled, and refunded', '435.2(c)'],
  SUBSTITUTED: ['ended by agreement: the buyer took other goods instead', '435.2(a)(1)'],
  PARTIALLY_SHIPPED_REMAINDER_CANCELLED: ['part shipped, the rest deemed cancelled', '435.2(c)'],
};
export const stateMeaning = (code: string): Meaning => meaningIn(STATES, code);

const CAUSES: Meanings = {
  BUYER_CANCELLED: ['the buyer cancelled before shipment', '435.2(c)(1)'],
  NO_EXPRESS_CONSENT: ['no shipment and no express consent within the consent period', '435.2(c)(2)'],
  NO_CONSENT_TO_FURTHER_DELAY: [
    'no shipment by the revised date and no consent to a further delay',
    '435.2(c)(3)',
  ],
  SELLER_CANCELLED: ['the seller decided not to ship', '435.2(c)(4)'],
  DIFFERENCE: ['more is owed for what was cancelled, refunded or replaced before', '435.1(d)'],
  NO_OPTION_OFFERED: ['no shipment within the applicable time and no delay option offered', '435.2(c)(5)'],
};
export const causeMeaning = (code: string): Meaning => meaningIn(CAUSES, code);

const VIOLATIONS: Meanings = {
  NO_FIRST_OPTION: ['no delay option was offered within the applicable time', '435.2(b)(1)'],
  LATE_FIRST_OPTION: ['the delay option was offered after the applicable time', '435.2(b)(1)'],
  DEFECTIVE_OPTION: ['the delay option lacked what it must say', '435.2(b)(1)(i)-(iii), (b)(3)'],
  OPTION_NOT_PROVIDED: ['the delay option did not reach the buyer', '435.2(b)(1)'],
  NO_REASON_GIVEN: ['no reason was given for an indefinite delay', '435.2(a)(3)(ii)'],
  NO_RENEWED_OPTION: ['no renewed option was offered before the revised date', '435.2(b)(2)'],
  LATE_RENEWED_OPTION: ['the renewed option was offered after the revised date', '435.2(b)(2)'],
  SHIPPED_AFTER_CANCELLATION: ['goods were shipped after the order was deemed cancelled', '435.2(c)'],
  REFUND_LATE: ['the refund was sent after it was due', '435.1(b), 435.2(c)'],
};
export const violationMeaning = (code: string): Meaning => meaningIn(VIOLATIONS, code);

const NOTICE_CLASSES: Meanings = {
  SHORT_DEFINITE: ['first option, delay of 30 days or less', '435.2(b)(1)(ii)'],
  LONG_DEFINITE: ['first option, delay of more than 30 days', '435.2(b)(1)(iii)'],
  INDEFINITE: ['first option, no date can be given', '435.2(b)(1)(iii)'],
  RENEWED_DEFINITE: ['renewed option, with a date', '435.2(b)(2)'],
  RENEWED_INDEFINITE: ['renewed option, no date can be given', '435.2(b)(2)'],
};
export const classMeaning = (code: string): Meaning => meaningIn(NOTICE_CLASSES, code);

const REFUND_FORMS: Meanings = {
  CASH_CHECK_OR_MONEY_ORDER: ['cash, check or money order'],
  STATEMENT_OF_NO_CHARGE: ['statement to the buyer that nothing was and will be charged'],
};
/** `CREDIT_MEMO_COPY` as `credit memo copy`, where there is nothing better. */
export function formText(code: string): string {
  return REFUND_FORMS[code]?.[0] ?? code.toLowerCase().replaceAll('_', ' ');
}

export function meaningText({ words, section }: Meaning): string {
  return section === null ? words : `${words} (${section})`;
}
