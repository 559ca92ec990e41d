import { type GivenEvent, GivenViews, projectionSpec } from '#eventing-testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  allocated,
  demand,
  described,
  happened,
  reduced,
  revoked,
  sourced,
} from '../testing/queue-events.js';
import { backorderNumbersProjection } from './backorder-numbers.projection.js';
import { NumberQueries } from './numbers.queries.js';
import { TopBackorderedQueries } from './top-backordered.queries.js';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
interface Filter {
  readonly location: string | null;
  readonly category: string | null;
  readonly sku: string | null;
}

const ALL: Filter = { location: null, category: null, sku: null };

let views: GivenViews;
let numbers: NumberQueries;
let tops: TopBackorderedQueries;
beforeEach(async () => {
  views = new GivenViews([backorderNumbersProjection]);
  const reader = await views.start();
  [numbers, tops] = [new NumberQueries(reader), new TopBackorderedQueries(reader)];
});
afterEach(() => views.stop());

/** [at once, within] of units, lines and orders, each as filled/of. */
async function fills(
  events: readonly GivenEvent[],
  filter: Partial<Filter> = {},
  within: number | null = null,
) {
  if (events.length > 0) await views.happened(...events);
  const periods = [JANUARY];
  const question = { filter: { ...ALL, ...filter }, range: JANUARY, periods, withinDays: within };
  const { total } = numbers.fillRates('main', question);
  return [total.atOnce, total.within].map((fill) =>
    [fill.units, fill.lines, fill.orders].map(({ filled, of }) => `${filled}/${of}`).join(' '),
  );
}

/** Counts of open and fulfilled backorders by [days, units]. */
function ages(today = '2026-01-20') {
  const question = { filter: ALL, range: JANUARY, bounds: [], today };
  const { open, fulfilled } = numbers.backorderAges('main', question);
  return [open, fulfilled].map(({ backorders, units, longestDays }) => [backorders, units, longestDays]);
}

function shipped(name: string, quantity: number, day: string, more: object = {}) {
  const { demandId, ...line } = demand(name);
  const part = [{ demandId, quantity }];
  const data = { ...line, shipmentId: demandId, quantity, fromAllocation: [], fromWaiting: part };
  const rest = { fromAvailable: quantity, fromOthers: 0, unknownToBooks: 0, secured: 0, waiting: 0 };
  return {
    ...happened('stock.LineShipped', { ...data, ...rest, ...more }),
    meta: { at: `${day}T10:00:00.000Z` },
  };
}

describe('the fill of units, lines and orders', () => {
  const sameOrder = { orderId: demand('a').orderId };

  it('is null where nothing was ordered, neither 0 nor 1', () => {
    const question = { filter: ALL, range: JANUARY, periods: [JANUARY], withinDays: null };
    const none = { filled: 0, of: 0, rate: null };
    const fill = { units: none, lines: none, orders: none };
    const period = { ...JANUARY, atOnce: fill, within: fill };
    expect(numbers.fillRates('main', question)).toEqual({ total: period, periods: [period] });
  });

  it('tells what was served at once from what was served within days, and by now', async () => {
    const events = [sourced('a', 3, { allocated: 2 }), sourced('b', 0, { allocated: 4 })];
    expect(await fills(events)).toEqual(['6/9 1/2 1/2', '6/9 1/2 1/2']);
    expect(await fills([allocated('2026-01-07', { a: 1 }), allocated('2026-01-09', { a: 2 })])).toEqual([
      '6/9 1/2 1/2',
      '9/9 2/2 2/2',
    ]);
    expect(await fills([], {}, 4)).toEqual(['6/9 1/2 1/2', '9/9 2/2 2/2']);
    expect(await fills([], {}, 3)).toEqual(['6/9 1/2 1/2', '7/9 1/2 1/2']);
    expect(await fills([], {}, 0)).toEqual(['6/9 1/2 1/2', '6/9 1/2 1/2']);
  });

  it('takes refused units for asked for and never served', async () => {
    const refused = sourced('a', 0, { allocated: 2, requested: 5, refused: 3 });
    expect(await fills([refused])).toEqual(['2/5 0/1 0/1', '2/5 0/1 0/1']);
  });

  it('no longer asks for what was cancelled, but for the placing', async () => {
    expect(await fills([sourced('a', 3, { allocated: 2 }), reduced('a', 3, 0)])).toEqual([
      '2/5 0/1 0/1',
      '2/2 1/1 1/1',
    ]);
    expect(await fills([reduced('a', 0, 2)])).toEqual(['2/5 0/1 0/1', '0/0 0/0 0/0']);
  });

  it('takes back first what was served last', async () => {
    const served = [allocated('2026-01-06', { a: 2 }), allocated('2026-01-09', { a: 2 })];
    expect(await fills([sourced('a', 4, { allocated: 1 }), ...served, revoked('a', 3)], {}, 1)).toEqual([
      '1/5 0/1 0/1',
      '2/5 0/1 0/1',
    ]);
    expect(await fills([revoked('a', 2)], {}, 1)).toEqual(['1/5 0/1 0/1', '0/5 0/1 0/1']);
  });

  it('leaves returned units served', async () => {
    const { demandId, ...line } = demand('a');
    const back = { ...line, returnId: demandId, quantity: 4, restocked: true };
    const events = [sourced('a', 0, { allocated: 4 }), happened('stock.LineReturned', back)];
    expect(await fills(events)).toEqual(['4/4 1/1 1/1', '4/4 1/1 1/1']);
  });

  it('fills an order with its last line, over all SKUs, and under a filter by the lines inside', async () => {
    const events = [
      sourced('a', 0, { allocated: 1 }),
      sourced('b', 2, { ...sameOrder, sku: 'TOFU' }),
      sourced('c', 0, { ...sameOrder, sku: 'TOFU', location: 'east', allocated: 1 }),
    ];
    expect(await fills(events)).toEqual(['2/4 2/3 0/1', '2/4 2/3 0/1']);
    expect(await fills([], { sku: 'CHAI' })).toEqual(['1/1 1/1 1/1', '1/1 1/1 1/1']);
    expect(await fills([], { sku: 'TOFU' })).toEqual(['1/3 1/2 0/1', '1/3 1/2 0/1']);
    expect(await fills([], { location: 'east' })).toEqual(['1/1 1/1 1/1', '1/1 1/1 1/1']);
    await fills([shipped('b', 2, '2026-01-07', { ...sameOrder, sku: 'TOFU' })]);
    expect(await fills([])).toEqual(['2/4 2/3 0/1', '4/4 3/3 1/1']);
  });

  it('keeps the category that the SKU had when the line was sourced', async () => {
    const [tea, drinks] = [described('CHAI', 'Tea'), described('CHAI', 'Drinks')];
    const events = [sourced('before', 1), tea, sourced('tea', 2), drinks, sourced('drink', 4)];
    const byNow = async (filter = {}) => (await fills([], filter))[1];
    await views.happened(...events, described('CHAI', 'Drinks'));
    expect(await byNow({ category: 'Tea' })).toBe('0/2 0/1 0/1');
    expect(await byNow({ category: 'Drinks' })).toBe('0/4 0/1 0/1');
    expect(await byNow()).toBe('0/7 0/3 0/3');
  });
});

describe('a backorder', () => {
  const projected = { projectedDate: '2026-01-08' };
  const accuracy = (today: string) => {
    const { filled, late, overdue, pending, withdrawn, rate, medianDays } = numbers.projections(
      'main',
      ALL,
      JANUARY,
      today,
    );
    return [filled, late, overdue, pending, withdrawn, rate, medianDays];
  };

  it('is open until its last unit is served, and then fulfilled on that day', async () => {
    expect(ages()).toEqual([
      [0, 0, null],
      [0, 0, null],
    ]);
    await views.happened(sourced('a', 5), allocated('2026-01-07', { a: 2 }));
    expect(ages()).toEqual([
      [1, 3, 15],
      [0, 0, null],
    ]);
    await views.happened(shipped('a', 3, '2026-01-10'));
    expect(ages()).toEqual([
      [0, 0, null],
      [1, 5, 5],
    ]);
  });

  it('is open again, from the day of its order, when its units are revoked', async () => {
    await views.happened(sourced('a', 5), allocated('2026-01-06', { a: 5 }), revoked('a', 2));
    expect(ages()).toEqual([
      [1, 2, 15],
      [0, 0, null],
    ]);
  });

  it('was fulfilled though its units are cancelled later, and is neither when nothing was served', async () => {
    await views.happened(sourced('a', 5), allocated('2026-01-07', { a: 5 }), reduced('a', 0, 5));
    await views.happened(sourced('b', 5), reduced('b', 5, 0));
    expect(ages()).toEqual([
      [0, 0, null],
      [1, 5, 2],
    ]);
  });

  it('came when it was projected, or late, or is overdue, pending or withdrawn', async () => {
    expect(accuracy('2026-01-20')).toEqual([0, 0, 0, 0, 0, null, null]);
    for (const name of ['early', 'late', 'open', 'gone']) await views.happened(sourced(name, 5, projected));
    await views.happened(sourced('never', 5));
    await views.happened(allocated('2026-01-06', { early: 5 }), allocated('2026-01-10', { late: 5 }));
    await views.happened(reduced('gone', 5, 0));
    expect(accuracy('2026-01-08')).toEqual([1, 1, 0, 1, 1, 0.5, -2]);
    expect(accuracy('2026-01-09')).toEqual([1, 1, 1, 0, 1, 1 / 3, -2]);
  });
});

describe('the SKUs that are waited for most', () => {
  it('tell units, value per currency, lines and the earliest dates, by category as it is now', async () => {
    const inYen = { currency: 'JPY', unitPriceMinor: 300, waitingSince: '2026-01-02T00:00:00.000Z' };
    await views.happened(
      described('CHAI', 'Tea'),
      sourced('a', 5),
      sourced('b', 2, { dueDate: '2026-03-01' }),
    );
    await views.happened(described('CHAI', 'Drinks'), sourced('c', 1, inYen));
    await views.happened(sourced('d', 6, { sku: 'TOFU' }), allocated('2026-01-07', { a: 3 }));
    const question = { first: 10, location: null, category: null, by: 'UNITS', currency: null } as const;
    const tofu = {
      ...{ location: 'main', sku: 'TOFU', category: null, lines: 1, units: 6, earliestDueDate: null },
      ...{ oldestWaitingSince: '2026-01-05T15:00:00.000Z' },
      values: [{ currency: 'EUR', amountMinor: 10800 }],
    };
    const chai = {
      ...{ location: 'main', sku: 'CHAI', category: 'Drinks', lines: 3, units: 5 },
      ...{ earliestDueDate: '2026-03-01', oldestWaitingSince: '2026-01-02T00:00:00.000Z' },
      values: [
        { currency: 'EUR', amountMinor: 7200 },
        { currency: 'JPY', amountMinor: 300 },
      ],
    };
    expect(tops.top('main', question)).toEqual([tofu, chai]);
    expect(tops.top('main', { ...question, by: 'LINES', first: 1 })).toEqual([chai]);
    expect(tops.top('main', { ...question, by: 'VALUE', currency: 'JPY', first: 1 })).toEqual([chai]);
    expect(tops.top('main', { ...question, category: 'Drinks' })).toEqual([chai]);
    expect(tops.currencies('main')).toEqual(['EUR', 'JPY']);
    await views.happened(allocated('2026-01-08', { a: 2, b: 2, c: 1 }), reduced('d', 6, 0));
    expect(tops.top('main', question)).toEqual([]);
  });
});

describe('the rows of the numbers', () => {
  it('depend on the events alone', async () => {
    const events = [
      ...[described('CHAI', 'Tea'), sourced('a', 5, { allocated: 2 }), sourced('b', 2)],
      ...[allocated('2026-01-07', { a: 3, b: 1 }), revoked('a', 1), reduced('b', 1, 0)],
    ];
    const { given } = projectionSpec(backorderNumbersProjection);
    await given(events).thenRows('number_services', [
      { seq: 20, day: '2026-01-07', units: 2 },
      { seq: 30, day: '2026-01-07', units: 1 },
    ]);
    await given(events).thenRows('number_open', [
      { place: 1, currency: 'EUR', backorders: 1, units: 3, value_minor: 5400 },
    ]);
  });
});
