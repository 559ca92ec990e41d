import { type GivenEvent, GivenViews } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderStream } from '../contract/index.js';
import { orderPlaced } from '../testing/order-placed.js';
import { orderingProjections, OrderQueries } from './index.js';

const views = new GivenViews(orderingProjections);
let queries: OrderQueries;

const maria = {
  ref: 'ALFKI',
  name: 'Maria Anders',
  email: 'maria@example.com',
  address: { lines: ['Obere Str. 57'], city: 'Berlin', region: null, postalCode: '12209', country: 'DE' },
  segment: 'RETAIL',
  tier: 2,
};

function placed(tenant: string, ref: string, facts: object = {}): GivenEvent {
  const orderId = deterministicId(tenant, ref);
  const lineIds = [1, 2].map((line) => deterministicId(orderId, line));
  const { type, data } = orderPlaced({ orderId, ref, lineIds, ...facts });
  return { type, data: data, stream: orderStream(tenant, orderId) };
}

beforeAll(async () => {
  queries = new OrderQueries(await views.start());
  await views.happened(
    placed('main', 'SO-1', { customer: maria, tags: ['web', 'gift'], shippingMinor: 500 }),
    placed('main', 'SO-2', { placedAt: '2026-01-06T15:00:00.000Z' }),
    placed('main', 'SO-3', { placedAt: '2026-01-04T15:00:00.000Z', currency: 'USD' }),
    placed('other', 'SO-1', { customer: maria }),
  );
});

afterAll(() => views.stop());

const idOf = (ref: string) => deterministicId('main', ref);

describe('OrderQueries', () => {
  it('shows an order as it was placed', () => {
    expect(queries.byRef('main', 'SO-1')).toEqual({
      seq: 10,
      id: idOf('SO-1'),
      ref: 'SO-1',
      status: 'OPEN',
      onHold: 0,
      placedAt: '2026-01-05T15:00:00.000Z',
      timeZone: 'Europe/Berlin',
      channel: 'INTERNET',
      customerRef: 'ALFKI',
      segment: 'RETAIL',
      tier: 2,
      tags: '["web","gift"]',
      currency: 'EUR',
      goodsMinor: 18000,
      shippingMinor: 500,
      discountMinor: 0,
      lineCount: 2,
      revision: 0,
    });
  });

  it('keeps who ordered apart from the order', () => {
    const order = queries.byRef('main', 'SO-1')!;
    expect(queries.personOf(order)).toEqual({
      orderSeq: 10,
      name: 'Maria Anders',
      email: 'maria@example.com',
      address: JSON.stringify(maria.address),
    });
    expect(JSON.stringify([order, queries.linesOf(order)])).not.toMatch(/Maria|maria|Obere/);
    expect(queries.personOf(queries.byRef('main', 'SO-2')!)).toBeNull();
  });

  it('lists newest first, filtered and sorted as asked', () => {
    const refs = (args: Parameters<OrderQueries['list']>[1]) =>
      queries.list('main', args).rows.map(({ ref }) => ref);
    expect(refs({})).toEqual(['SO-2', 'SO-1', 'SO-3']);
    expect(refs({ orderBy: [{ field: 'REF', direction: 'ASC' }], first: 2 })).toEqual(['SO-1', 'SO-2']);
    expect(refs({ where: { placedAt: { gte: '2026-01-05T00:00:00.000Z' } } })).toEqual(['SO-2', 'SO-1']);
    expect(refs({ where: { NOT: { segment: { eq: 'RETAIL' } } } })).toEqual(['SO-2', 'SO-3']);
  });

  it('gets what belongs to many orders at once', () => {
    const { rows } = queries.list('main', {});
    expect(queries.linesOf(...rows).map(({ orderSeq, lineNo }) => [orderSeq, lineNo])).toEqual([
      [10, 1],
      [10, 2],
      [20, 1],
      [20, 2],
      [30, 1],
      [30, 2],
    ]);
    expect(queries.linesOf()).toEqual([]);
  });

  it('never shows, finds or counts an order of another tenant', () => {
    expect(queries.byId('other', idOf('SO-1'))).toBeNull();
    expect(queries.byIds('other', [idOf('SO-1'), idOf('SO-2')])).toEqual([]);
    expect(queries.byRef('other', 'SO-2')).toBeNull();
    expect(queries.list('other', { where: { OR: [{}, { ref: { eq: 'SO-2' } }] } }).rows).toHaveLength(1);
    expect([queries.count('main', null), queries.count('other', null)]).toEqual([3, 1]);
    expect(queries.list('nobody', {}).rows).toEqual([]);
  });
});
