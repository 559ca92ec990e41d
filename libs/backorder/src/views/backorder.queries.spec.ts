import { GivenViews } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demand, sourced } from '../testing/queue-events.js';
import { backorderProjections, BackorderQueries } from './index.js';

const views = new GivenViews(backorderProjections);
let queries: BackorderQueries;

beforeAll(async () => {
  queries = new BackorderQueries(await views.start());
  await views.happened(
    sourced('late', 4, { dueDate: '2026-03-01', waitingSince: '2026-01-01T00:00:00.000Z' }),
    sourced('soon', 2, { dueDate: '2026-02-01' }),
    sourced('none', 0, { allocated: 3 }),
    sourced('vip', 1, { priorityClass: 1 }),
    sourced('held', 3, { onHold: true, sku: 'TOFU' }),
    sourced('foreign', 9, { priorityClass: 1 }, 'other'),
  );
});

afterAll(() => views.stop());

const refs = (page: { readonly rows: readonly { readonly orderRef: string }[] }) =>
  page.rows.map(({ orderRef }) => orderRef);
const idOf = (name: string) => demand(name).demandId;

describe('BackorderQueries', () => {
  it('shows the queue in the order in which it is served, with every place', () => {
    const { rows } = queries.queue('main', 'main', 'CHAI', {});
    expect(rows.map(({ orderRef, position, quantityAhead }) => [orderRef, position, quantityAhead])).toEqual([
      ['SO-vip', 1, 0],
      ['SO-soon', 2, 1],
      ['SO-late', 3, 3],
    ]);
  });

  it('knows the places on later pages, and walked backwards', () => {
    const first = queries.queue('main', 'main', 'CHAI', { first: 2 });
    const second = queries.queue('main', 'main', 'CHAI', { first: 2, after: first.cursors.at(-1) });
    expect(second.rows).toMatchObject([{ orderRef: 'SO-late', position: 3, quantityAhead: 3 }]);
    const back = queries.queue('main', 'main', 'CHAI', { last: 1, before: second.cursors[0] });
    expect(back.rows).toMatchObject([{ orderRef: 'SO-soon', position: 2, quantityAhead: 1 }]);
  });

  it('finds who holds some units of a queue', () => {
    const over = (from: number, to: number, limit = 9) =>
      queries
        .overUnits('main', { location: 'main', sku: 'CHAI' }, { from, to }, limit)
        .map(({ orderRef, position, quantityAhead }) => [orderRef, position, quantityAhead]);
    const [vip, soon, late] = [
      ['SO-vip', 1, 0],
      ['SO-soon', 2, 1],
      ['SO-late', 3, 3],
    ];
    expect(over(0, 1)).toEqual([vip]);
    expect(over(1, 3)).toEqual([soon]);
    expect(over(2, 4)).toEqual([soon, late]);
    expect(over(0, 99)).toEqual([vip, soon, late]);
    expect(over(0, 99, 2)).toEqual([vip, soon]);
    expect(over(7, 99)).toEqual([]);
  });

  it('lists what waits or waited over all SKUs', () => {
    expect(refs(queries.list('main', {}))).toEqual(['SO-late', 'SO-soon', 'SO-vip', 'SO-held']);
    expect(refs(queries.list('main', { where: { state: { eq: 'ON_HOLD' } } }))).toEqual(['SO-held']);
    expect(refs(queries.list('main', { where: { dueDate: { lt: '2026-03-01' } } }))).toEqual(['SO-soon']);
    expect(queries.count('main', { state: { in: ['WAITING', 'FILLED'] } })).toBe(3);
  });

  it('finds a backorder, but no demand that never waited', () => {
    expect(queries.byId('main', idOf('held'))).toMatchObject({
      orderRef: 'SO-held',
      state: 'ON_HOLD',
      waiting: 3,
    });
    expect(queries.byId('main', idOf('none'))).toBeNull();
    const orders = ['late', 'none', 'held'].map((name) => demand(name).orderId);
    expect(queries.ofOrders('main', orders).map(({ orderRef }) => orderRef)).toEqual(['SO-late', 'SO-held']);
  });

  it('sums up where most waits and what waits longest', () => {
    expect(queries.topWaiting('main', 10)).toEqual([
      { location: 'main', sku: 'CHAI', lines: 3, units: 7 },
      { location: 'main', sku: 'TOFU', lines: 1, units: 3 },
    ]);
    expect(queries.queueTotals('main', 'main', 'CHAI')).toEqual({ lines: 3, units: 7 });
    expect(queries.oldest('main')).toMatchObject({ orderRef: 'SO-late' });
    expect(queries.oldest('nobody')).toBeNull();
  });

  it('names the queues in which somebody waits, one part after the other', () => {
    const [chai, tofu] = ['CHAI', 'TOFU'].map((sku) => ({ location: 'main', sku }));
    expect(queries.waitingQueues('main', null, 1)).toEqual([chai]);
    expect(queries.waitingQueues('main', chai!, 5)).toEqual([tofu]);
    expect(queries.waitingQueues('main', tofu!, 5)).toEqual([]);
    expect(queries.waitingQueues('nobody', null, 5)).toEqual([]);
  });

  it('never shows, counts or ranks by a backorder of another tenant', () => {
    expect(queries.byId('main', idOf('foreign'))).toBeNull();
    expect(queries.byId('other', idOf('late'))).toBeNull();
    expect(queries.ofOrders('other', [demand('late').orderId])).toEqual([]);
    expect(queries.queue('other', 'main', 'CHAI', {}).rows).toMatchObject([
      { orderRef: 'SO-foreign', position: 1 },
    ]);
    expect(refs(queries.list('other', { where: { OR: [{}, { sku: { eq: 'CHAI' } }] } }))).toEqual([
      'SO-foreign',
    ]);
    expect([queries.count('main', null), queries.count('other', null)]).toEqual([4, 1]);
  });
});
