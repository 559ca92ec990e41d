import { GivenViews, projectionSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OrderingEvent, orderStream } from '../contract/index.js';
import { applyDeadlines, delayedOrder, offer } from '../testing/delay-samples.js';
import { ORDER } from '../testing/order-samples.js';
import type { PlayedOrder } from '../testing/played-order.js';
import { orderingProjections, PromiseQueries } from './index.js';
import type { PromiseFilter } from './promise.queries.js';
import { promisesProjection } from './promises.projection.js';

const JULY = { from: '2026-07-01', to: '2026-07-31' };
const ALL: PromiseFilter = { location: null, category: null, sku: null };

let views: GivenViews;
let queries: PromiseQueries;
beforeEach(async () => {
  views = new GivenViews(orderingProjections);
  queries = new PromiseQueries(await views.start());
});
afterEach(() => views.stop());

const given = (events: readonly OrderingEvent[]) =>
  events.map(({ type, data }) => ({ type, data, stream: orderStream('main', String(data.orderId)) }));

async function numbersOf(order: PlayedOrder | null, today: string, filter: Partial<PromiseFilter> = {}) {
  if (order) await views.happened(...given(order.events));
  const question = { filter: { ...ALL, ...filter }, range: JULY, periods: [], today };
  const { againstFirst, againstLast, drift } = queries.accuracy('main', question).total;
  const short = ({ filled, late, overdue, pending, withdrawn, medianDays }: typeof againstFirst) => ({
    filled,
    late,
    overdue,
    pending,
    withdrawn,
    medianDays,
  });
  return { first: short(againstFirst), last: short(againstLast), drift };
}

const NOTHING = { filled: 0, late: 0, overdue: 0, pending: 0, withdrawn: 0, medianDays: null };
const STILL = {
  ...{ moved: { filled: 0, of: 2, rate: 0 }, moves: 0, withoutDate: 0 },
  ...{ medianDays: null, p90Days: null },
};

/** All of a line leaves at an instant. */
function ship(order: PlayedOrder, lineNo: 1 | 2, handedOverAt: string): void {
  const line = order.state.lines[lineNo - 1];
  const [lineId, quantity] = [line?.lineId ?? '', lineNo === 1 ? 3 : 1];
  const lines = [{ lineId, secured: quantity, waiting: 0, skuRevision: 9, sourcing: null }];
  const orderId = ORDER;
  order.at(handedOverAt, { type: 'ordering.RecordSupply', orderId, lines });
  order.at(handedOverAt, {
    ...{ type: 'ordering.ConfirmShipment', orderId, carrier: 'Post', tracking: null, handedOverAt },
    lines: [{ lineId, quantity }],
  });
}

describe('promises', () => {
  it('are none where there was no order', async () => {
    expect(await numbersOf(null, '2026-07-10')).toEqual({
      first: NOTHING,
      last: NOTHING,
      drift: { ...STILL, moved: { filled: 0, of: 0, rate: null } },
    });
  });

  it('pend until their day is over, and are overdue then', async () => {
    const order = delayedOrder();
    expect(await numbersOf(order, '2026-07-31')).toEqual({
      first: { ...NOTHING, pending: 2 },
      last: { ...NOTHING, pending: 2 },
      drift: STILL,
    });
    expect((await numbersOf(null, '2026-08-01')).first).toEqual({ ...NOTHING, overdue: 2 });
  });

  it('are kept by the day in the zone of the order, whatever day it is elsewhere', async () => {
    const order = delayedOrder();
    ship(order, 1, '2026-08-01T03:59:00.000Z');
    expect((await numbersOf(order, '2026-08-05')).first).toMatchObject({
      filled: 1,
      overdue: 1,
      medianDays: 0,
    });
  });

  it('move with each notice, and are judged by the first and by the last date', async () => {
    const order = delayedOrder();
    order.at('2026-07-10T15:00:00.000Z', offer('2026-08-15'));
    ship(order, 1, '2026-08-05T15:00:00.000Z');
    const moved = { moved: { filled: 2, of: 2, rate: 1 }, moves: 2, withoutDate: 0 };
    expect(await numbersOf(order, '2026-08-10')).toEqual({
      first: { ...NOTHING, late: 1, overdue: 1, medianDays: 5 },
      last: { ...NOTHING, filled: 1, pending: 1, medianDays: -10 },
      drift: { ...moved, medianDays: 15, p90Days: 15 },
    });
  });

  it('are not judged by a last notice that gave no date', async () => {
    const order = delayedOrder();
    order.at('2026-07-10T15:00:00.000Z', offer(null, { reason: 'the maker is closed' }));
    expect(await numbersOf(order, '2026-07-20')).toEqual({
      first: { ...NOTHING, pending: 2 },
      last: NOTHING,
      drift: { ...STILL, moved: { filled: 2, of: 2, rate: 1 }, moves: 2, withoutDate: 2 },
    });
  });

  it('are withdrawn where the order was cancelled before anything left', async () => {
    const order = delayedOrder();
    order.at('2026-08-02T15:00:00.000Z', applyDeadlines);
    expect((await numbersOf(order, '2026-08-05')).first).toEqual({ ...NOTHING, withdrawn: 2 });
  });

  it('are asked for by location, SKU, and category as it is now', async () => {
    const facts = { location: 'main', sku: 'VASE', name: 'Vase', supplier: null, reorderLevel: null };
    const data = { ...facts, category: 'Decor' };
    await views.happened({ type: 'stock.ItemDescribed', data, stream: 'sku-main~main~VASE' });
    await numbersOf(delayedOrder(), '2026-07-10');
    const pending = async (filter: Partial<PromiseFilter>) =>
      (await numbersOf(null, '2026-07-10', filter)).first.pending;
    expect(await pending({ category: 'Decor' })).toBe(1);
    expect(await pending({ category: 'Tea' })).toBe(0);
    expect(await pending({ sku: 'LAMP' })).toBe(1);
    expect(await pending({ location: 'east' })).toBe(0);
  });
});

describe('the rows of promises', () => {
  it('leave out a notice that never arrived', async () => {
    const order = delayedOrder();
    const noticeId = deterministicId('notice');
    const letter = { templateId: 'T.en.v1', templateVersion: 1, language: 'en', channel: 'smtp' };
    const notice = { noticeId, ...letter, contentHash: '0'.repeat(64) };
    order.at('2026-07-10T15:00:00.000Z', offer('2026-08-15', { notice }));
    const dates = (table: (name: string) => string) =>
      `SELECT ship_by FROM ${table('promises')} ORDER BY seq`;
    const { given: projected } = projectionSpec(promisesProjection);
    const [first, told] = [{ ship_by: '2026-07-31' }, { ship_by: '2026-08-15' }];
    await projected(given(order.events)).thenRows(dates, [first, first, told, told]);
    order.at('2026-07-11T15:00:00.000Z', {
      ...{ type: 'ordering.ReportUndelivered', orderId: ORDER, noticeId },
      ...{ learnedAt: null, reason: 'SMTP_550 5.1.1' },
    });
    await projected(given(order.events)).thenRows(dates, [first, first]);
  });
});
