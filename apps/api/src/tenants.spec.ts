import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './testing/running-api.js';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on UserError { code message }
  ... on PlaceOrderAccepted { orderId position lines { outcome backorderId } } } }`;
const RECEIVE = `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) {
  __typename ... on UserError { code message } ... on StockChanged { position } } }`;

const order = {
  idempotencyKey: 'shared key',
  ref: 'O-1',
  currency: 'USD',
  customer: { ref: 'C-1', name: 'Ada' },
  jurisdictions: ['US-FTC-MITOR'],
  payment: { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED' },
  lines: [{ sku: 'CHAI', quantity: 7, unitPriceMinor: '1800' }],
};

let api: RunningApi;
let ours: string;
let theirs: string;
let placed: {
  readonly orderId: string;
  readonly position: string;
  readonly lines: { backorderId: string }[];
};

beforeAll(async () => {
  api = await RunningApi.start();
  ours = await api.key('operations');
  theirs = await api.key('operations', { tenant: 'other' });
  const received = await api.ask(ours, RECEIVE, {
    input: { idempotencyKey: 'r1', sku: 'CHAI', quantity: 5 },
  });
  expect(received.data).toMatchObject({ receiveStock: { __typename: 'StockChanged' } });
  const { data } = await api.ask(ours, PLACE, { input: order });
  placed = data?.['placeOrder'] as typeof placed;
  await api.runtime.views.waitFor(await api.runtime.store.feed.head(), 5000);
});
afterAll(() => api.stop());

const seenBy = async (key: string, query: string) => (await api.ask(key, query)).data;

describe('another tenant', () => {
  it.each([
    ['order by ref', () => '{ order(ref: "O-1") { ref } }', { order: null }],
    ['order by id', () => `{ order(id: "${placed.orderId}") { ref } }`, { order: null }],
    ['orders', () => '{ orders { totalCount nodes { ref } } }', { orders: { totalCount: 0, nodes: [] } }],
    ['backorder', () => `{ backorder(id: "${placed.lines[0]?.backorderId}") { sku } }`, { backorder: null }],
    [
      'backorders',
      () => '{ backorders { totalCount nodes { sku } } }',
      { backorders: { totalCount: 0, nodes: [] } },
    ],
    [
      'backorder queue',
      () => '{ backorderQueue(sku: "CHAI") { waitingLines nodes { orderRef } } }',
      { backorderQueue: { waitingLines: 0, nodes: [] } },
    ],
    ['top waiting', () => '{ topWaiting { sku } }', { topWaiting: [] }],
    [
      'stock items',
      () => '{ stockItems { totalCount nodes { sku } } }',
      { stockItems: { totalCount: 0, nodes: [] } },
    ],
    [
      'trail of an order',
      () => `{ complianceTrail(id: "${placed.orderId}") { kind } }`,
      { complianceTrail: [] },
    ],
    [
      'order as it was',
      () => `{ orderAsOf(id: "${placed.orderId}", asOf: { position: "999" }) { ref } }`,
      { orderAsOf: null },
    ],
    [
      'queue as it was',
      () => '{ backorderQueueAsOf(sku: "CHAI") { waitingUnits } }',
      { backorderQueueAsOf: null },
    ],
    [
      'obligations',
      () => '{ obligations { totalCount nodes { orderRef } } }',
      { obligations: { totalCount: 0, nodes: [] } },
    ],
    [
      'alerts',
      () => '{ alerts(starvingAfterDays: 0) { totalCount nodes { sku } } }',
      { alerts: { totalCount: 0, nodes: [] } },
    ],
    ['timeline of an order', () => `{ timeline(orderId: "${placed.orderId}") { type } }`, { timeline: [] }],
    ['timeline of a SKU', () => '{ timeline(sku: "CHAI") { type } }', { timeline: [] }],
  ])('is not shown: %s', async (_, query, nothing) => {
    expect(await seenBy(theirs, query())).toEqual(nothing);
    expect(await seenBy(ours, query())).not.toEqual(nothing);
  });

  it('gets the same answer for an order of ours as for one that nobody has', async () => {
    const hold = (orderId: string) =>
      api.ask(
        theirs,
        `mutation { holdOrder(input: { idempotencyKey: "h", orderId: "${orderId}", reason: "x" }) {
          __typename ... on UserError { code message } } }`,
      );
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const [ourOrder, noOrder] = [await hold(placed.orderId), await hold(nobodys)];
    expect(JSON.stringify(ourOrder.data)).toBe(
      JSON.stringify(noOrder.data).replaceAll(nobodys, placed.orderId),
    );
    expect(ourOrder.data).toMatchObject({ holdOrder: { __typename: 'NotFound', code: 'ORDER_NOT_FOUND' } });
  });

  it('may use the same order numbers and idempotency keys, and has stock of its own', async () => {
    const { data } = await api.ask(theirs, PLACE, { input: order });
    expect(data).toMatchObject({
      placeOrder: { __typename: 'PlaceOrderAccepted', lines: [{ outcome: 'BACKORDERED' }] },
    });
  });
});

describe('an idempotency key', () => {
  const REUSED = { code: 'IDEMPOTENCY_KEY_REUSED', __typename: 'IdempotencyKeyReused' };

  it('answers a repeat with the first outcome', async () => {
    const again = await api.ask(ours, PLACE, { input: order });
    expect(again.data).toMatchObject({ placeOrder: { orderId: placed.orderId, lines: placed.lines } });
  });

  it('that comes back with another order, or for another operation, is refused', async () => {
    const other = await api.ask(ours, PLACE, { input: { ...order, ref: 'O-2' } });
    expect(other.data).toMatchObject({ placeOrder: REUSED });
    const received = await api.ask(ours, RECEIVE, {
      input: { idempotencyKey: 'shared key', sku: 'TEA', quantity: 1 },
    });
    expect(received.data).toMatchObject({ receiveStock: REUSED });
    expect(await seenBy(ours, '{ order(ref: "O-2") { ref } }')).toEqual({ order: null });
  });
});
