import { describe, expect, it } from '@jest/globals';
import type { OrderingCommand } from '../contract/index.js';
import { applyDeadlines, delayedOrder, reply } from '../testing/delay-samples.js';
import { lineId, ORDER as orderId } from '../testing/order-samples.js';
import type { PlayedOrder } from '../testing/played-order.js';

type Paid = Extract<OrderingCommand, { type: 'ordering.RecordPayment' }>;
const LAMP = 1999;
const AFTER_DEADLINE = '2026-08-10T15:00:00.000Z';
const cancel = (lineNo: number) => reply('CANCEL', { lines: [lineId(lineNo)] });
const payment = (fact: Paid['fact'], more: Partial<Paid> = {}): Paid => ({
  ...{ type: 'ordering.RecordPayment', orderId, fact, occurredAt: null, tender: null },
  ...more,
});
const refundsOf = ({ state }: PlayedOrder) =>
  (state.rule?.refunds ?? []).map(({ amountMinor, status }) => ({ amountMinor, status }));

describe('a payment', () => {
  it('for the rest only is not paid back for what was dropped before', () => {
    const order = delayedOrder({ payment: null });
    order.at('2026-07-02T15:00:00.000Z', cancel(1));
    order.at('2026-07-03T15:00:00.000Z', payment('RECEIVED', { amountMinor: LAMP + 500 }));
    expect(refundsOf(order)).toEqual([]);
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(refundsOf(order)).toEqual([{ amountMinor: LAMP + 500, status: 'DUE' }]);
    expect(order.at('2026-08-11T15:00:00.000Z', applyDeadlines)).toEqual([]);
  });

  it('that is dishonoured takes back the refund of what never came, and brings it back once it is honoured', () => {
    const order = delayedOrder();
    order.at('2026-07-05T15:00:00.000Z', cancel(2));
    order.at('2026-07-06T15:00:00.000Z', payment('DISHONORED'));
    expect(refundsOf(order)).toEqual([{ amountMinor: LAMP, status: 'WITHDRAWN' }]);
    order.at('2026-07-08T15:00:00.000Z', payment('HONORED'));
    expect(refundsOf(order)).toEqual([
      { amountMinor: LAMP, status: 'WITHDRAWN' },
      { amountMinor: LAMP, status: 'DUE' },
    ]);
  });

  it('in parts goes back in the parts that came, those that came later among them', () => {
    const part = { status: 'RECEIVED', amountMinor: 4000, tender: 'THIRD_PARTY_CREDIT' } as const;
    const later = { status: 'NOT_RECEIVED', amountMinor: 4496, tender: 'CASH_CHECK_MONEY_ORDER' } as const;
    const mixed = { tender: 'MIXED', status: 'RECEIVED', amountMinor: null } as const;
    const order = delayedOrder({ payment: { ...mixed, billingCycleCloseDay: null, parts: [part, later] } });
    order.at('2026-07-03T15:00:00.000Z', payment('RECEIVED', { tender: 'CASH_CHECK_MONEY_ORDER' }));
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(order.last('ordering.RefundRequired')).toMatchObject({
      amountMinor: 8496,
      parts: [
        { tender: 'THIRD_PARTY_CREDIT', amountMinor: 4000 },
        { tender: 'CASH_CHECK_MONEY_ORDER', amountMinor: 4496 },
      ],
    });
  });
});

describe('a difference that shows up after a refund was sent', () => {
  it('is refunded by itself, once', () => {
    const order = delayedOrder({ payment: null });
    order.at('2026-07-02T15:00:00.000Z', payment('RECEIVED', { amountMinor: 2000 }));
    order.at('2026-07-05T15:00:00.000Z', reply('CANCEL'));
    const { refundId = '', amountMinor = 0 } = order.last('ordering.RefundRequired') ?? {};
    const sent = { orderId, refundId, sentAt: null, form: 'CHECK', amountMinor, reference: null };
    order.at('2026-07-06T15:00:00.000Z', { type: 'ordering.SendRefund', ...sent });
    order.at('2026-07-07T15:00:00.000Z', payment('RECEIVED', { amountMinor: 6496 }));
    expect(order.last('ordering.RefundRequired')).toMatchObject({
      ...{ cause: 'DIFFERENCE', difference: true, amountMinor: 6496, vestingDate: '2026-07-05' },
    });
    expect(order.at('2026-07-08T15:00:00.000Z', applyDeadlines)).toEqual([]);
  });
});

describe('a warning', () => {
  it('goes by the strictest reading of working days, the due day by the order’s own', () => {
    const order = delayedOrder();
    order.at('2026-08-01T15:00:00.000Z', applyDeadlines);
    const cancelled = delayedOrder({ placedAt: null });
    cancelled.at('2026-07-02T15:00:00.000Z', cancel(2)); // Independence Day is kept on Friday, 3 July
    expect(cancelled.last('ordering.RefundRequired')?.parts).toMatchObject([
      { dueBy: '2026-07-14', strictDueBy: '2026-07-13' },
    ]);
    expect(order.last('ordering.RefundRequired')?.parts[0]).not.toHaveProperty('strictDueBy');
  });
});
