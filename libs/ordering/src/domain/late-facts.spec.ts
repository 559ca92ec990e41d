import { describe, expect, it } from '@jest/globals';
import type { OrderingCommand } from '../contract/index.js';
import { placedOrder } from '../testing/any-order-story.js';
import { applyDeadlines, offer, reply } from '../testing/delay-samples.js';
import { ORDER as orderId, lineId } from '../testing/order-samples.js';
import type { PlayedOrder } from '../testing/played-order.js';
import { openUnits } from './order-state.js';

const AFTER_DEADLINE = '2026-08-01T15:00:00.000Z';
const LAMP = 1999;

const open = ({ state }: PlayedOrder) => state.lines.map(openUnits);
const saidOf = (order: PlayedOrder) => order.state.rule?.assessed[lineId(1)];

function refundsOf({ state }: PlayedOrder) {
  return (state.rule?.refunds ?? []).map(({ amountMinor, status }) => ({ amountMinor, status }));
}

function ship(lineNo: number, quantity: number, handedOverAt: string): OrderingCommand {
  const lines = [{ lineId: lineId(lineNo), quantity }];
  return { type: 'ordering.ConfirmShipment', orderId, carrier: 'Post', tracking: null, handedOverAt, lines };
}

const payment = {
  ...{ tender: 'CASH_CHECK_MONEY_ORDER' as const, status: 'NOT_RECEIVED' as const },
  ...{ billingCycleCloseDay: null, amountMinor: null, parts: [] },
};

function received(tender: 'CASH_CHECK_MONEY_ORDER' | null): OrderingCommand {
  return { type: 'ordering.RecordPayment', orderId, fact: 'RECEIVED', occurredAt: null, tender };
}

describe('money', () => {
  it.each(['CASH_CHECK_MONEY_ORDER', null] as const)(
    'that came after the order, as %s, goes back when nothing ships',
    (tender) => {
      const order = placedOrder({ payment });
      order.at('2026-07-02T15:00:00.000Z', received(tender));
      order.at('2026-08-02T15:00:00.000Z', applyDeadlines);
      expect(order.last('ordering.RefundRequired')).toMatchObject({
        amountMinor: 4 * LAMP + 500,
        parts: [{ tender: 'CASH_CHECK_MONEY_ORDER', dueBy: '2026-08-11' }],
      });
    },
  );

  it('that never came is not owed back; once it comes, it is', () => {
    const order = placedOrder({ payment });
    order.at('2026-07-02T15:00:00.000Z', reply('CANCEL', { lines: [lineId(2)] }));
    expect(refundsOf(order)).toEqual([]);
    order.at('2026-07-03T15:00:00.000Z', received(null));
    expect(refundsOf(order)).toEqual([{ amountMinor: LAMP, status: 'DUE' }]);
  });

  it('for what was added to a line goes back with it', () => {
    const order = placedOrder({});
    const more = {
      type: 'ordering.ChangeLineQuantity',
      orderId,
      lineId: lineId(2),
      quantity: 2,
      reason: 'more',
    } as const;
    order.at('2026-07-02T15:00:00.000Z', more);
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(refundsOf(order)).toEqual([{ amountMinor: 5 * LAMP + 500, status: 'DUE' }]);
  });

  it('for shipping is not owed once it turns out that a part was shipped in time', () => {
    const order = placedOrder({});
    order.at('2026-07-20T15:00:00.000Z', reply('CANCEL', { lines: [lineId(1)] }));
    order.at('2026-07-21T15:00:00.000Z', reply('CANCEL', { lines: [lineId(2)] }));
    expect(refundsOf(order).map(({ amountMinor }) => amountMinor)).toEqual([3 * LAMP, LAMP + 500]);
    order.at('2026-07-22T15:00:00.000Z', ship(1, 3, '2026-07-19T15:00:00.000Z'));
    expect(refundsOf(order)).toEqual([
      { amountMinor: 3 * LAMP, status: 'WITHDRAWN' },
      { amountMinor: LAMP + 500, status: 'WITHDRAWN' },
      { amountMinor: LAMP, status: 'DUE' },
    ]);
  });

  it('that is owed no more cannot fail to arrive', () => {
    const order = placedOrder({});
    order.at(AFTER_DEADLINE, applyDeadlines);
    const refundId = order.last('ordering.RefundRequired')?.refundId ?? '';
    order.at(AFTER_DEADLINE, offer('2026-08-20', { sentAt: '2026-07-30T15:00:00.000Z' }));
    const failed = {
      type: 'ordering.FailRefund',
      orderId,
      refundId,
      failedAt: null,
      reason: 'TIMEOUT',
    } as const;
    expect(order.at(AFTER_DEADLINE, failed)).toEqual([]);
  });
});

describe('an answer', () => {
  it('counts although it was recorded before the option that it answers', () => {
    const order = placedOrder({});
    order.at('2026-07-21T15:00:00.000Z', reply('CONSENT', { receivedAt: '2026-07-20T16:00:00.000Z' }));
    order.at('2026-07-21T16:00:00.000Z', offer('2026-09-30', { sentAt: '2026-07-20T15:00:00.000Z' }));
    order.at('2026-09-01T15:00:00.000Z', applyDeadlines);
    expect(open(order)).toEqual([3, 1]);
    expect(saidOf(order)).toMatchObject({ state: 'DELAY_CONSENTED_DEFINITE' });
  });

  it('that cancels dates the refund, although it was recorded after the deadline', () => {
    const order = placedOrder({});
    order.at(AFTER_DEADLINE, applyDeadlines);
    order.at('2026-08-03T15:00:00.000Z', reply('CANCEL', { receivedAt: '2026-07-20T15:00:00.000Z' }));
    expect(saidOf(order)).toMatchObject({ cancelReason: 'BUYER_CANCELLED', vestingDate: '2026-07-20' });
    expect(open(order)).toEqual([0, 0]);
  });

  it('that cancels what was taken for lapsed counts once it turns out that it had not lapsed', () => {
    const order = placedOrder({});
    order.at('2026-08-03T15:00:00.000Z', reply('CANCEL'));
    order.at('2026-08-04T15:00:00.000Z', offer('2026-08-20', { sentAt: '2026-07-30T15:00:00.000Z' }));
    expect(saidOf(order)).toMatchObject({ cancelReason: 'BUYER_CANCELLED', vestingDate: '2026-08-03' });
    expect(open(order)).toEqual([0, 0]);
  });
});

describe('goods', () => {
  it('that went out before the buyer cancelled are shipped, whichever was heard of first', () => {
    const order = placedOrder({});
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20'));
    order.at('2026-07-22T15:00:00.000Z', reply('CANCEL', { lines: [lineId(1)] }));
    order.at('2026-07-23T15:00:00.000Z', ship(1, 3, '2026-07-21T15:00:00.000Z'));
    expect(saidOf(order)).toMatchObject({ state: 'SHIPPED', cancelledQuantity: 0 });
    expect(order.state.lines[0]).toMatchObject({ shipped: 3, cancelled: 0 });
  });

  it('cannot be added to a line whose time is over: they would be late at once', () => {
    const order = placedOrder({});
    const more = {
      type: 'ordering.ChangeLineQuantity',
      orderId,
      lineId: lineId(1),
      quantity: 9,
      reason: 'more',
    } as const;
    expect(order.refusalAt(AFTER_DEADLINE, more)).toBe('ORDER_CANCELLED');
    order.at('2026-07-20T15:00:00.000Z', ship(1, 3, '2026-07-20T15:00:00.000Z'));
    expect(order.refusalAt('2026-07-21T15:00:00.000Z', more)).toBe('ALREADY_SHIPPED');
  });
});
