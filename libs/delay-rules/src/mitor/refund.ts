import type { LocalDate } from '#kernel';
import { type Moment, dateOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import { takenLines } from './cancel.js';
import type { LineObligation, MitorOrder, Portion } from './obligation.js';
import { takePortions } from './portions.js';
import { type RefundPart, isRefundForm, refundParts } from './refund-due.js';
import type { MitorState } from './states.js';

/** A refund on its way: it discharges what is due, once, unless its form is none (435.1(d)). */
export function sendRefund(order: MitorOrder, refund: FactOf<'RefundSent'>, at: Moment): void {
  const sentOn = dateOf(at, order.setting.zone);
  for (const line of takenLines(order, refund.lines)) {
    if (!line.portions.some(({ state }) => isDue(state))) continue;
    const due = () => takePortions(line, refund.quantities?.[line.lineId] ?? null, isDue);
    if (refund.form && !isRefundForm(refund.form)) line.rejectedRefundForm = refund.form;
    else discharge(order, line, due(), sentOn);
  }
}

const isDue = (state: MitorState): boolean => state === 'CANCELLED_REFUND_DUE';

function discharge(
  order: MitorOrder,
  line: LineObligation,
  due: readonly Portion[],
  sentOn: LocalDate,
): void {
  const late = due.some((portion) => partsDue(order, line, portion).some(({ dueBy }) => sentOn > dueBy));
  if (late && !line.violations.includes('REFUND_LATE')) line.violations.push('REFUND_LATE');
  for (const portion of due) Object.assign(portion, { state: 'REFUNDED', refundedOn: sentOn });
}

/** The second clock starts when the seller discovers that the method is impossible, 16 CFR 435.1(b)(1) proviso. */
export function loseRefundMethod(
  order: MitorOrder,
  fact: FactOf<'RefundMethodUnavailable'>,
  at: Moment,
): void {
  for (const line of takenLines(order, fact.lines)) {
    line.methodUnavailableOn ??= dateOf(at, order.setting.zone);
  }
}

/** What is due to the buyer for a cancelled portion; nothing where the money went with other goods. */
export function partsDue(order: MitorOrder, line: LineObligation, portion: Portion): readonly RefundPart[] {
  if (!portion.cancellation || portion.state === 'SUBSTITUTED') return [];
  const { vestingDate } = portion.cancellation;
  return refundParts(vestingDate, order.payment, order.setting.conventions, line.methodUnavailableOn);
}
