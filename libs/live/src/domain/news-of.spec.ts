import { complianceProjections } from '#compliance/views';
import { GivenLog, type GivenEvent } from '#eventing-testing';
import { delayEvents } from '#ordering/contract';
import { orderStream } from '#ordering/contract';
import { skuStream, stockEvents } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { newsOf, topics } from './index.js';

const ORDER = '00000000-0000-4000-8000-000000000001';

function news(given: Omit<GivenEvent, 'data'> & { readonly data?: GivenEvent['data'] }) {
  const [event] = new GivenLog([{ data: {}, ...given }]).events;
  return event ? newsOf(event).map(({ topic, kind }) => [topic, kind]) : [];
}

describe('what an event is news of', () => {
  it('is the queue of its SKU, whatever changed there', () => {
    const stream = skuStream('acme', 'west', 'A~B');
    expect(news({ type: 'stock.StockReceived', stream })).toEqual([
      [topics.queue('acme', 'west', 'A~B'), 'stock.StockReceived'],
    ]);
    expect(news({ type: 'stock.ItemDescribed', stream })).toEqual([]);
  });

  it('is a policy of the tenant when one came into force', () => {
    const { type } = stockEvents.PriorityPolicyApplied;
    expect(news({ type, stream: skuStream('acme', 'west', 'A') })).toEqual([
      [topics.queue('acme', 'west', 'A'), type],
      [topics.policies('acme'), type],
    ]);
  });

  it('is late supply when it comes too late from the start', () => {
    const given = (dueDate: string | null) =>
      news({ type: 'stock.SupplyExpected', stream: skuStream('main', 'main', 'A'), data: { dueDate } }).map(
        ([, kind]) => kind,
      );
    expect(given('2026-01-04')).toEqual(['stock.SupplyExpected', 'SUPPLY_LATE']);
    expect(given('2026-01-05')).toEqual(['stock.SupplyExpected']);
    expect(given(null)).toEqual(['stock.SupplyExpected']);
  });

  it('is the order, the work list and the alert, each of its own tenant', () => {
    const { type } = delayEvents.DelayDiscovered;
    expect(news({ type, stream: orderStream('acme', ORDER) })).toEqual([
      [topics.order('acme', ORDER), type],
      [topics.obligations('acme'), type],
      [topics.alert('acme', 'PROMISE_IMPOSSIBLE'), 'PROMISE_IMPOSSIBLE'],
    ]);
  });

  it('is the order that a notice is about', () => {
    const notice = { type: 'notification.NoticeSent', stream: 'notice-acme~n1', data: { orderId: ORDER } };
    expect(news(notice)).toEqual([[topics.order('acme', ORDER), 'notification.NoticeSent']]);
  });

  it('is nothing for processes, keys and whatever else', () => {
    expect(news({ type: 'process.StepTaken', stream: 'process_fulfilment-main~1' })).toEqual([]);
  });

  it('reaches the work list by every event that its view changes duties by', () => {
    const db = new Database(':memory:');
    const [compliance] = complianceProjections;
    const table = (name: string) => name;
    db.exec(compliance?.schema(table) ?? '');
    const handled = Object.keys(compliance?.handlers(db, table) ?? {});
    const untold = handled.filter(
      (type) =>
        !news({ type, stream: orderStream('main', ORDER) }).some(
          ([topic]) => topic === topics.obligations('main'),
        ),
    );
    // Before an assessment an order has no duties; a refusal of units is assessed, too; these answers change none.
    expect(untold.toSorted()).toEqual([
      'ordering.BuyerMessageReceived',
      'ordering.ConsentRefused',
      'ordering.OrderPlaced',
      'ordering.SubstituteChosen',
      'ordering.SupplyRecorded',
    ]);
  });
});
