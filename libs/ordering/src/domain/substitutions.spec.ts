import { describe, expect, it } from '@jest/globals';
import type { OrderingEvent } from '../contract/index.js';
import { applyDeadlines, delayedOrder, offer, reply } from '../testing/delay-samples.js';
import { lineId, ORDER as orderId } from '../testing/order-samples.js';
import { openUnits } from './order-state.js';

const LAMP = 1999;
const OFFERED = '2026-07-20T15:00:00.000Z';
const AGREED = '2026-07-22T15:00:00.000Z';
const types = (events: readonly OrderingEvent[]) => events.map(({ type }) => type.replace('ordering.', ''));
const instead = (priceMinor: number | null, more = {}) =>
  reply('SUBSTITUTE', {
    ...{ lines: [lineId(1)], substituteSku: 'LAMP-2', ...more },
    ...(priceMinor !== null && { substitutePriceMinor: priceMinor }),
  });

/** An order of 3 lamps and 1 vase, of which a long delay was offered. */
function asked() {
  const order = delayedOrder();
  order.at(OFFERED, offer('2026-09-30'));
  return order;
}

describe('a substitute that the buyer chose', () => {
  it('takes the place of what is still owed, on the same order, with a clock of its own', () => {
    const order = asked();
    const decided = order.at(AGREED, instead(null));
    expect(types(decided)).toEqual([
      'SubstituteChosen',
      'LineSubstituted',
      'LineCancelled',
      'ObligationsAssessed',
    ]);
    expect(order.last('ordering.LineSubstituted')).toMatchObject({
      lineId: lineId(1),
      quantity: 3,
      agreedAt: AGREED,
      line: { lineId: lineId(3), lineNo: 3, sku: 'LAMP-2', quantity: 3, unitPriceMinor: LAMP },
      substitutePriceMinor: null,
    });
    expect(order.state.lines.map(openUnits)).toEqual([0, 1, 3]);
    const said = order.state.rule?.assessed ?? {};
    expect(said[lineId(1)]).toMatchObject({ state: 'SUBSTITUTED', refundDueBy: null, violations: [] });
    expect(said[lineId(3)]).toMatchObject({ state: 'SHIP_CLOCK_RUNNING', shipBy: '2026-08-21' });
    order.at('2026-08-10T15:00:00.000Z', applyDeadlines);
    expect(order.last('ordering.RefundRequired')).toBeUndefined();
  });

  it('is never dearer than what was ordered: the seller waives the rest', () => {
    const order = asked();
    order.at(AGREED, instead(2500));
    expect(order.last('ordering.LineSubstituted')).toMatchObject({
      line: { unitPriceMinor: LAMP },
      substitutePriceMinor: 2500,
    });
    expect(order.last('ordering.RefundRequired')).toBeUndefined();
  });

  it('gives back what it costs less, at once, and once', () => {
    const order = asked();
    order.at(AGREED, instead(1500));
    expect(order.last('ordering.RefundRequired')).toMatchObject({
      cause: 'DIFFERENCE',
      difference: true,
      vestingDate: '2026-07-22',
      amountMinor: 3 * (LAMP - 1500),
    });
    expect(order.at('2026-07-23T15:00:00.000Z', applyDeadlines)).toEqual([]);
  });

  it('is refunded at its own price when it cannot be had either', () => {
    const order = asked();
    order.at(AGREED, instead(1500));
    order.at('2026-08-22T15:00:00.000Z', applyDeadlines);
    expect(order.last('ordering.DeadlineReached')).toMatchObject({
      lineId: lineId(3),
      reason: 'NO_OPTION_OFFERED',
    });
    expect(order.last('ordering.RefundRequired')).toMatchObject({ amountMinor: 3 * 1500 });
  });

  it('takes a cancellation back where the buyer had agreed in time and that was heard of late', () => {
    const order = asked();
    order.at('2026-09-02T15:00:00.000Z', applyDeadlines);
    order.at('2026-09-03T15:00:00.000Z', instead(null, { receivedAt: '2026-08-29T15:00:00.000Z' }));
    expect(order.state.lines.map(openUnits)).toEqual([0, 0, 3]);
    const open = order.state.rule?.refunds.filter(({ status }) => status !== 'WITHDRAWN') ?? [];
    expect(open.flatMap(({ lines }) => lines)).toEqual([{ lineId: lineId(2), quantity: 1 }]);
  });

  it('that comes too late stays on record, and changes nothing', () => {
    const order = asked();
    order.at('2026-09-02T15:00:00.000Z', applyDeadlines);
    const decided = order.at('2026-09-03T15:00:00.000Z', instead(null));
    expect(decided).toMatchObject([{ type: 'ordering.ConsentRefused', data: { code: 'ORDER_CANCELLED' } }]);
  });

  it('cannot replace what was paid back', () => {
    const order = asked();
    order.at('2026-09-02T15:00:00.000Z', applyDeadlines);
    const { refundId = '', amountMinor = 0 } = order.last('ordering.RefundRequired') ?? {};
    const sent = { orderId, refundId, sentAt: null, form: 'CHECK', amountMinor, reference: null };
    order.at('2026-09-03T15:00:00.000Z', { type: 'ordering.SendRefund', ...sent });
    const late = instead(null, { receivedAt: '2026-08-29T15:00:00.000Z' });
    expect(types(order.at('2026-09-04T15:00:00.000Z', late))).toEqual(['ConsentRefused']);
  });
});
