import type { delayEvents } from '#ordering/contract';
import { type Tellers, units } from './tell-order.js';

type Refunds = Pick<typeof delayEvents, Extract<keyof typeof delayEvents, `Refund${string}`>>;

export const tellRefund: Tellers<Refunds> = {
  RefundRequired: ({ refundId, lines, cause, vestingDate, amountMinor, parts }, name) => ({
    kind: 'REFUND_REQUIRED',
    lines,
    words: `A refund for ${units(lines, name)} is owed (${cause}).`,
    basis: parts.map(({ tender, dueBy, form }) => ({
      of: `refund of what was paid by ${tender}: due by ${dueBy}`,
      rule: tender === 'SELLER_CREDIT' ? '16 CFR 435.1(b)(2), (d)(2)(i)' : '16 CFR 435.1(b)(1), (d)',
      facts: [`right vested on ${vestingDate}`, `form: ${form}`],
    })),
    refundId,
    amountMinor,
  }),
  RefundSent: ({ refundId, sentAt, form, amountMinor, reference }) => ({
    kind: 'REFUND_SENT',
    at: sentAt,
    words: `The refund was sent: ${form}${reference === null ? '' : `, ${reference}`}.`,
    refundId,
    amountMinor,
  }),
  RefundFailed: ({ refundId, failedAt, reason }) => ({
    kind: 'REFUND_FAILED',
    at: failedAt,
    words: `The refund failed: ${reason}.`,
    refundId,
  }),
  RefundMethodUnavailable: ({ refundId, discoveredAt, reason }) => ({
    kind: 'REFUND_METHOD_UNAVAILABLE',
    at: discoveredAt,
    words: `The way the buyer paid cannot be used: ${reason}.`,
    basis: [
      { of: 'second clock', rule: '16 CFR 435.1(b)(1) proviso', facts: [`discovered ${discoveredAt}`] },
    ],
    refundId,
  }),
  RefundWithdrawn: ({ refundId, reason }) => ({
    kind: 'REFUND_WITHDRAWN',
    words: `The refund is not owed: ${reason}.`,
    refundId,
  }),
};
