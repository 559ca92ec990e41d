import { type GivenEvent, GivenViews, projectionSpec } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { skuStream, type StockEvent } from '../contract/index.js';
import { id } from '../testing/sku-commands.js';
import { StockQueries, stockProjections } from './index.js';
import { stockProjection } from './stock.projection.js';

type DataOf<Type extends StockEvent['type']> = Extract<StockEvent, { readonly type: Type }>['data'];

function happened<Type extends StockEvent['type']>(
  type: Type,
  data: Omit<DataOf<Type>, 'location' | 'sku'>,
  { tenant = 'main', location = 'main', sku = 'CHAI' } = {},
): GivenEvent {
  const whole = { location, sku, ...data } as unknown as GivenEvent['data'];
  return { type, data: whole, stream: skuStream(tenant, location, sku) };
}

const received = (quantity: number, place = {}) =>
  happened('stock.StockReceived', { quantity, reference: null }, place);
const expected = (name: string, quantity: number, dueDate: string | null, place = {}) =>
  happened('stock.SupplyExpected', { supplyId: id(name), quantity, dueDate, reference: null }, place);
const arrived = (name: string, accepted: number, outstanding: number, closed = false) =>
  happened('stock.SupplyReceived', {
    supplyId: id(name),
    accepted,
    rejected: 0,
    over: 0,
    outstanding,
    closed,
  });

const RELEASE = { releaseDate: '2026-03-01', releaseAt: '2026-03-01T05:00:00.000Z' };

describe('the stock view', () => {
  const { given } = projectionSpec(stockProjection);
  const units = (table: (name: string) => string) =>
    `SELECT available, reserved, received, found, lost, on_order AS onOrder, revision FROM ${table('stock_items')}`;

  it('follows supply from expectation to the shelf', async () => {
    const events = [
      expected('a', 10, '2026-02-01'),
      expected('b', 5, null),
      happened('stock.SupplyRescheduled', {
        supplyId: id('a'),
        from: '2026-02-01',
        to: '2026-03-01',
        reason: null,
      }),
      arrived('a', 4, 6),
      happened('stock.SupplyCancelled', { supplyId: id('b'), quantity: 5, reason: null }),
    ];
    await given(events).thenRows(
      (table) =>
        `SELECT due_date AS due, accepted, outstanding, state FROM ${table('supplies')} ORDER BY state`,
      [
        { due: null, accepted: 0, outstanding: 0, state: 'CANCELLED' },
        { due: '2026-03-01', accepted: 4, outstanding: 6, state: 'PARTLY_RECEIVED' },
      ],
    );
    const books = { available: 4, reserved: 0, received: 4, found: 0, lost: 0, onOrder: 6, revision: 4 };
    await given(events).thenRows(units, [books]);
    await given([...events, arrived('a', 1, 5, true)]).thenRows(units, [
      { ...books, available: 5, received: 5, onOrder: 0, revision: 5 },
    ]);
  });

  it('tells corrections from receipts, and keeps what is reserved apart', async () => {
    await given([
      received(10),
      happened('stock.StockCounted', { counted: 12, delta: 2, note: null }),
      happened('stock.StockAdjusted', { delta: -3, reason: 'DAMAGED', note: null }),
      happened('stock.StockReserved', {
        ...{ reservationId: id('r'), quantity: 4, reference: null },
        expiresAt: '2026-01-05T16:00:00.000Z',
      }),
    ]).thenRows(units, [
      { available: 5, reserved: 4, received: 10, found: 2, lost: 3, onOrder: 0, revision: 3 },
    ]);
  });
});

describe('StockQueries', () => {
  const views = new GivenViews(stockProjections);
  let queries: StockQueries;

  beforeAll(async () => {
    queries = new StockQueries(await views.start());
    await views.happened(
      received(5),
      happened('stock.ItemDescribed', {
        name: 'Chai',
        category: 'Tea',
        supplier: 'Exotic',
        reorderLevel: 10,
      }),
      happened('stock.BackorderPolicySet', { allowed: true, cap: 50, mode: 'SUGGEST_ONLY' }),
      happened('stock.ItemReleaseSet', RELEASE),
      received(7, { location: 'west' }),
      received(2, { sku: 'AAA' }),
      happened('stock.ItemReleaseSet', RELEASE, { sku: 'AAA' }),
      happened('stock.ItemReleased', RELEASE, { sku: 'AAA' }),
      received(9, { tenant: 'other' }),
      expected('later', 4, '2026-03-01'),
      expected('some day', 2, null),
      expected('sooner', 3, '2026-02-01'),
      expected('foreign', 3, '2026-01-01', { tenant: 'other' }),
    );
  });

  afterAll(() => views.stop());

  it('shows an item whole', () => {
    expect(queries.item('main', 'main', 'CHAI')).toEqual({
      ...{
        location: 'main',
        sku: 'CHAI',
        name: 'Chai',
        category: 'Tea',
        supplier: 'Exotic',
        reorderLevel: 10,
      },
      ...{ backorderAllowed: 1, backorderCap: 50, backorderMode: 'SUGGEST_ONLY', releaseDate: '2026-03-01' },
      ...{ onHand: 5, available: 5, reserved: 0, allocated: 0, shipped: 0, lost: 0 },
      ...{ received: 5, returned: 0, found: 0, waitingUnits: 0, onOrder: 9, revision: 6 },
    });
  });

  it('shows a release date until the day has come', () => {
    expect(queries.item('main', 'main', 'AAA')).toMatchObject({ available: 2, releaseDate: null });
  });

  it('lists items by SKU, page by page', () => {
    const first = queries.items('main', { first: 2 });
    const second = queries.items('main', { first: 2, after: first.cursors.at(-1) });
    const places = [...first.rows, ...second.rows].map(({ location, sku }) => `${location}/${sku}`);
    expect(places).toEqual(['main/AAA', 'main/CHAI', 'west/CHAI']);
    expect(second.hasNextPage).toBe(false);
    expect(queries.countItems('main', { name: { contains: 'cha' } })).toBe(1);
  });

  it('lists supply by due date, undated last', () => {
    const dates = ['2026-02-01', '2026-03-01', null];
    expect(queries.supplies('main', {}).rows.map(({ dueDate }) => dueDate)).toEqual(dates);
    expect(queries.outstanding('main', 'main', 'CHAI').map(({ dueDate }) => dueDate)).toEqual(dates);
    expect(queries.supplies('main', { where: { dueDate: { isNull: true } } }).rows).toHaveLength(1);
  });

  it('never shows or counts what another tenant has', () => {
    expect(queries.item('other', 'west', 'CHAI')).toBeNull();
    expect(queries.items('other', {}).rows).toMatchObject([{ available: 9 }]);
    expect(queries.outstanding('other', 'main', 'CHAI')).toHaveLength(1);
    expect([queries.countItems('main', null), queries.countItems('other', null)]).toEqual([3, 1]);
    expect([queries.countSupplies('main', null), queries.countSupplies('other', null)]).toEqual([3, 1]);
  });
});
