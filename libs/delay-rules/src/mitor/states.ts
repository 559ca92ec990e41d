/** States of one obligation under 16 CFR 435.2. */
export type MitorState =
  | 'OUT_OF_SCOPE'
  | 'AWAITING_PROPER_ORDER'
  | 'SHIP_CLOCK_RUNNING'
  | 'OPTION_SHORT_OPEN'
  | 'OPTION_LONG_OPEN'
  | 'OPTION_INDEFINITE_OPEN'
  | 'DELAY_CONSENTED_DEFINITE'
  | 'DELAY_CONSENTED_INDEFINITE'
  | 'RENEWED_OPTION_OPEN'
  | 'SHIPPED'
  | 'CANCELLED_REFUND_DUE'
  | 'REFUNDED'
  /** Not of the Rule: the buyer took other goods instead, and the money went with them (CV-CHANGE). */
  | 'SUBSTITUTED';

/** Why an order is deemed cancelled, 16 CFR 435.2(c). */
export type CancelReason =
  | 'BUYER_CANCELLED'
  | 'NO_EXPRESS_CONSENT'
  | 'NO_CONSENT_TO_FURTHER_DELAY'
  | 'SELLER_CANCELLED'
  | 'NO_OPTION_OFFERED';

/**
 * What the seller did against the Rule. A missed notice has one finding: none, late, defective or not provided; so a
 * late option takes the place of the missing one.
 */
export type Violation =
  | 'NO_FIRST_OPTION'
  | 'LATE_FIRST_OPTION'
  | 'DEFECTIVE_OPTION'
  | 'OPTION_NOT_PROVIDED'
  | 'NO_REASON_GIVEN'
  | 'NO_RENEWED_OPTION'
  | 'LATE_RENEWED_OPTION'
  | 'SHIPPED_AFTER_CANCELLATION'
  | 'REFUND_LATE';

/** First options by their date (435.2(b)(1)(ii), (iii)); the test against 30 days does not exist for renewed ones. */
export type NoticeClass =
  'SHORT_DEFINITE' | 'LONG_DEFINITE' | 'INDEFINITE' | 'RENEWED_DEFINITE' | 'RENEWED_INDEFINITE';

const OVER: ReadonlySet<MitorState> = new Set([
  'OUT_OF_SCOPE',
  'SHIPPED',
  'CANCELLED_REFUND_DUE',
  'REFUNDED',
  'SUBSTITUTED',
]);

/** Whether goods are still owed. */
export function isLive(state: MitorState): boolean {
  return !OVER.has(state);
}

/** Whether the order was deemed cancelled. */
export function isCancelled(state: MitorState): boolean {
  return state === 'CANCELLED_REFUND_DUE' || state === 'REFUNDED';
}
