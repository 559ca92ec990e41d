import { isRefundForm } from '#delay-rules';
import { accept, reject } from '#eventing';
import type { CommandOf, OrderDecision } from './decision.js';
import type { UnderRule } from './under-rule.js';
import { occurred } from './occurred.js';
import type { RefundState, RuleState } from './rule-state.js';

/** A refund on its way. One refund per obligation: a second one of the same is none. */
export function sendRefund(
  command: CommandOf<'ordering.SendRefund'>,
  { rule, context }: UnderRule,
): OrderDecision {
  const when = occurred(command.sentAt, context, 'sentAt');
  if ('rejected' in when) return when;
  const { orderId, refundId, form, amountMinor, reference } = command;
  const refund = find(rule, refundId);
  if (!refund) return notFound(refundId);
  if (refund.status === 'SENT' || refund.status === 'WITHDRAWN') return accept();
  if (!isRefundForm(form)) {
    const message = `form: ${form} is no refund (16 CFR 435.1(d)); return money, or a statement that none was taken`;
    return reject('REFUND_FORM_NOT_ALLOWED', message, { form });
  }
  if (amountMinor < refund.amountMinor) {
    const message = `amountMinor: ${amountMinor} is less than the ${refund.amountMinor} that are owed`;
    return reject('REFUND_AMOUNT_TOO_LOW', message, { requested: amountMinor, least: refund.amountMinor });
  }
  const data = { orderId, refundId, sentAt: when.at, form, amountMinor, reference };
  return accept({ type: 'ordering.RefundSent', data });
}

export function failRefund(
  command: CommandOf<'ordering.FailRefund'>,
  { rule, context }: UnderRule,
): OrderDecision {
  const when = occurred(command.failedAt, context, 'failedAt');
  if ('rejected' in when) return when;
  const { orderId, refundId, reason } = command;
  const refund = find(rule, refundId);
  if (!refund) return notFound(refundId);
  if (refund.status === 'WITHDRAWN') return accept(); // nothing of it is owed any more
  return accept({ type: 'ordering.RefundFailed', data: { orderId, refundId, failedAt: when.at, reason } });
}

/** The way the buyer paid cannot be used: the second clock of 435.1(b)(1) starts. */
export function loseRefundMethod(
  command: CommandOf<'ordering.LoseRefundMethod'>,
  { rule, context }: UnderRule,
): OrderDecision {
  const when = occurred(command.discoveredAt, context, 'discoveredAt');
  if ('rejected' in when) return when;
  const { orderId, refundId, reason } = command;
  if (!find(rule, refundId)) return notFound(refundId);
  const data = { orderId, refundId, discoveredAt: when.at, reason };
  return accept({ type: 'ordering.RefundMethodUnavailable', data });
}

function find({ refunds }: RuleState, refundId: string): RefundState | undefined {
  return refunds.find((refund) => refund.refundId === refundId);
}

function notFound(refundId: string): OrderDecision {
  return reject('REFUND_NOT_FOUND', `no refund ${refundId} is owed for this order`, { refundId });
}
