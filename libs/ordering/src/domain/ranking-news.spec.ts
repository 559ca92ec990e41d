import { describe, expect, it } from '@jest/globals';
import { delayedOrder, offer, PLACED_AT, reply, SHIP_BY } from '../testing/delay-samples.js';
import { lineId, supplyRecorded } from '../testing/order-samples.js';
import { rankingNews } from './ranking-news.js';

const lamp = { lineId: lineId(1), location: 'main', sku: 'LAMP' };
const vase = { lineId: lineId(2), location: 'main', sku: 'VASE' };

describe('what an order lets its queues rank by', () => {
  it('is the promise, and the first day on which the law asks for something', () => {
    const ranking = { promisedDate: SHIP_BY, legalDeadline: SHIP_BY };
    const order = delayedOrder();
    const asOf = order.events.findIndex(({ type }) => type === 'ordering.ObligationsAssessed');
    expect(rankingNews(order.state)).toEqual([
      { ...lamp, ranking, asOf },
      { ...vase, ranking, asOf },
    ]);
  });

  it('follows a revised date that the buyer consented to', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20'));
    order.at('2026-07-21T15:00:00.000Z', reply('CONSENT'));
    expect(rankingNews(order.state)[0]?.ranking.promisedDate).toBe('2026-08-20');
  });

  it('is whether it is paid, as of the last payment that says so', () => {
    const order = delayedOrder();
    const { orderId } = order.state.placed!;
    const pay = (fact: 'RECEIVED' | 'DISHONORED') =>
      order.at(PLACED_AT, { type: 'ordering.RecordPayment', orderId, fact, occurredAt: null, tender: null });
    const said = () => rankingNews(order.state).map(({ ranking, asOf }) => [ranking.paid, asOf]);
    const recorded = () => order.events.findLastIndex(({ type }) => type === 'ordering.PaymentRecorded');
    pay('RECEIVED');
    const received = recorded();
    expect(said()).toEqual([
      [true, received],
      [true, received],
    ]);
    pay('DISHONORED');
    expect(said()[0]?.[0]).toBe(false);
    expect(said()[0]?.[1]).toBeGreaterThan(received);
  });

  it('says nothing of lines that do not wait, nor of orders under no law', () => {
    const order = delayedOrder();
    const { data } = supplyRecorded(1, { secured: 3, waiting: 0, skuRevision: 2 });
    order.at(PLACED_AT, { type: 'ordering.RecordSupply', ...data });
    expect(rankingNews(order.state).map((line) => line.lineId)).toEqual([lineId(2)]);
    expect(rankingNews(delayedOrder(null).state)).toEqual([]);
  });
});
