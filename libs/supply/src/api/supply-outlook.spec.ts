import { backorderProjections, BackorderQueries } from '#backorder/views';
import { GivenViews } from '#eventing-testing';
import { deterministicId, ManualClock } from '#kernel';
import { skuStream } from '#stock/contract';
import { stockProjections, StockQueries } from '#stock/views';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { happened, sourced } from '../../../backorder/src/testing/queue-events.js';
import { LeadTimeQueries, PurchaseOrderQueries, supplyProjections } from '../views/index.js';
import { SupplyOutlook } from './supply-outlook.js';

const views = new GivenViews([...backorderProjections, ...stockProjections, ...supplyProjections]);
let outlook: SupplyOutlook;
const id = (name: string) => deterministicId('test', name);
const PLACE = { location: 'main', sku: 'CHAI' };

const expected = (name: string, quantity: number, dueDate: string | null) =>
  happened('stock.SupplyExpected', { supplyId: id(name), quantity, dueDate, reference: name });

/** Three units are free; A waits for 2, B for 5, C for 4, D for 9. */
beforeAll(async () => {
  const reader = await views.start();
  outlook = new SupplyOutlook(
    new BackorderQueries(reader),
    new StockQueries(reader),
    new PurchaseOrderQueries(reader),
    new LeadTimeQueries(reader),
    new ManualClock('2026-01-05T15:00:00.000Z'),
  );
  await views.happened(
    happened('stock.StockReceived', { quantity: 3, reference: null }),
    ...(['A', 'B', 'C', 'D'] as const).map((name, index) => sourced(name, [2, 5, 4, 9][index] ?? 0)),
    expected('overdue', 5, '2026-01-01'),
    expected('soon', 4, '2026-01-20'),
    expected('late', 6, '2026-02-20'),
    { ...expected('foreign', 9, '2026-01-06'), stream: skuStream('other', 'main', 'CHAI') },
  );
});
afterAll(() => views.stop());

const pegging = (name: string, limit = 9) => {
  const { claimed, rows } = outlook.pegging('main', outlook.supply('main', id(name))!, limit);
  return [claimed, ...rows.map(({ row, quantity }) => [row.orderRef, quantity])];
};
const slip = (name: string, dueDate: string | null) =>
  outlook
    .slip('main', outlook.supply('main', id(name))!, dueDate)
    .moved.map(({ row, from, to }) => [row.orderRef, from, to]);

describe('the outlook of a queue', () => {
  it('pegs each unit once, from the shelf, by date, and to what is overdue last', () => {
    expect(pegging('soon')).toEqual([4, ['SO-B', 4]]);
    expect(pegging('late')).toEqual([6, ['SO-C', 4], ['SO-D', 2]]);
    expect(pegging('overdue')).toEqual([5, ['SO-D', 5]]);
    expect(pegging('late', 1)).toEqual([6, ['SO-C', 4]]);
  });

  it('tells the same from the side of the backorder', () => {
    const pegs = outlook.pegsOf('main', { ...PLACE, quantityAhead: 2, waiting: 5 });
    expect(pegs).toEqual([
      { supplyId: null, quantity: 1, dueDate: null, purchase: null },
      { supplyId: id('soon'), quantity: 4, dueDate: '2026-01-20', purchase: null },
    ]);
    const end = outlook.pegsOf('main', { ...PLACE, quantityAhead: 11, waiting: 9 });
    expect(end.map(({ supplyId, quantity }) => [supplyId, quantity])).toEqual([
      [id('late'), 2],
      [id('overdue'), 5],
    ]);
  });

  it('tells whom a slip would hit, also those that another supply covers', () => {
    expect(slip('soon', '2026-03-01')).toEqual([
      ['SO-B', '2026-01-20', '2026-02-20'],
      ['SO-C', '2026-02-20', '2026-03-01'],
    ]);
    expect(slip('soon', null)).toEqual([
      ['SO-B', '2026-01-20', '2026-02-20'],
      ['SO-C', '2026-02-20', null],
    ]);
    expect(slip('overdue', '2026-01-10')).toEqual([
      ['SO-B', '2026-01-20', '2026-01-10'],
      ['SO-C', '2026-02-20', '2026-01-20'],
    ]);
    expect(slip('soon', '2026-01-20')).toEqual([]);
  });

  it('knows no supply of another tenant, and gives no range for what no purchase order stands behind', () => {
    expect(outlook.supply('main', id('foreign'))).toBeNull();
    expect(outlook.rangeOf('main', { ...PLACE, quantityAhead: 2, waiting: 5 })).toBeNull();
    expect(outlook.rangeOf('main', { ...PLACE, quantityAhead: 0, waiting: 2 })).toBeNull();
  });
});
