import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on UserError { code message path retryable }
  ... on PlaceOrderAccepted { orderId ref status repeated position streamRevision events { id }
    lines { sku outcome allocated backordered refused refusalReason backorderId } } } }`;
const STOCK = `... on UserError { code } ... on StockChanged { position streamRevision repeated subjectId }
  ... on VersionConflict { currentRevision retryable }`;

type Fields = Readonly<Record<string, unknown>>;

let api: RunningApi;
let shop: string;
let warehouse: string;

beforeAll(async () => {
  api = await RunningApi.start();
  shop = await api.key('integrator');
  warehouse = await api.key('operations');
  await stock('receiveStock', { idempotencyKey: 'r1', sku: 'LAMP', quantity: 10 });
  await stock('setBackorderPolicy', { idempotencyKey: 'p1', sku: 'VASE', allowed: false });
});
afterAll(() => api.stop());

function order(ref: string, quantity: number, more: Fields = {}): Fields {
  const lines = [{ sku: 'LAMP', quantity, unitPriceMinor: '250' }];
  return { idempotencyKey: ref, ref, currency: 'USD', customer: { ref: 'C-1' }, lines, ...more };
}

async function place(input: Fields): Promise<Fields> {
  const { data, errors } = await api.ask(shop, PLACE, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data['placeOrder'] as Fields;
}

async function stock(mutation: string, input: Fields): Promise<Fields> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${STOCK} } }`;
  const { data, errors } = await api.ask(warehouse, query, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data[mutation] as Fields;
}

describe('an order that is placed', () => {
  it('is answered line by line: allocated, partly or wholly backordered, refused by policy', async () => {
    const first = await place(order('A', 6));
    expect(first).toMatchObject({ status: 'SOURCED', repeated: false, lines: [{ outcome: 'ALLOCATED' }] });
    const lines = ['LAMP', 'LAMP', 'VASE'].map((sku) => ({ sku, quantity: 7, unitPriceMinor: '1' }));
    expect(await place(order('B', 7, { lines }))).toMatchObject({
      lines: [
        { outcome: 'PARTLY_BACKORDERED', allocated: 4, backordered: 3, refused: 0 },
        { outcome: 'BACKORDERED', allocated: 0, backordered: 7 },
        { outcome: 'REFUSED', refused: 7, refusalReason: 'BACKORDER_NOT_ALLOWED', backorderId: null },
      ],
    });
  });

  it('can be read back at once by the position of its answer', async () => {
    const { position, orderId } = await place(order('C', 1));
    const query =
      'query ($p: Position) { order(ref: "C", minPosition: $p) { id status lines { backordered } } }';
    const { data } = await api.ask(shop, query, { p: position });
    expect(data).toEqual({ order: { id: orderId, status: 'OPEN', lines: [{ backordered: 1 }] } });
  });
});

describe('an order that is placed again', () => {
  it('is answered with the first outcome', async () => {
    const first = await place(order('D', 2));
    expect(await place(order('D', 2))).toEqual({ ...first, repeated: true });
  });

  it('with another payload, or with its key for another operation, is refused', async () => {
    await place(order('E', 2));
    const reused = { __typename: 'IdempotencyKeyReused', path: ['idempotencyKey'], retryable: false };
    expect(await place(order('E', 3))).toMatchObject(reused);
    const received = await stock('receiveStock', { idempotencyKey: 'E', sku: 'BULB', quantity: 1 });
    expect(received).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('under another key is refused: its number is taken', async () => {
    await place(order('F', 2));
    expect(await place(order('F', 2, { idempotencyKey: 'F again' }))).toMatchObject({
      __typename: 'BusinessRejection',
      code: 'ORDER_REF_TAKEN',
    });
  });

  it('at the same time as itself is placed once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => place(order('G', 2))));
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1);
    expect(answers.filter(({ repeated }) => repeated === false)).toHaveLength(1);
  });
});

describe('an input that is not right', () => {
  const line = { sku: 'LAMP', quantity: 1, unitPriceMinor: '1' };

  it.each([
    ['lines.0.quantity', { lines: [{ ...line, quantity: 0 }] }],
    ['lines.1.quantity', { lines: [line, { ...line, quantity: -3 }] }],
    ['lines.0.sku', { lines: [{ ...line, sku: '' }] }],
    ['lines', { lines: [] }],
    ['currency', { currency: 'dollars' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
  ])('is named (%s) and changes nothing', async (path, wrong) => {
    const before = await api.runtime.store.feed.head();
    const { data, errors } = await api.ask(shop, PLACE, { input: order('bad', 1, wrong) });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).toContain(path);
    const { events } = await api.runtime.store.feed.page(before, 100);
    // Workers that share a log keep in it how far they are, whatever is asked meanwhile.
    expect(events.filter(({ stream }) => !/^(checkpoint|lease)-/.test(stream))).toEqual([]);
  });
});

describe('whoever says what they have seen', () => {
  it('is stopped when somebody else was quicker, and told the revision', async () => {
    const { streamRevision } = await stock('receiveStock', { idempotencyKey: 'v1', sku: 'CUP', quantity: 1 });
    await stock('receiveStock', { idempotencyKey: 'v2', sku: 'CUP', quantity: 1 });
    const late = { idempotencyKey: 'v3', sku: 'CUP', quantity: 1, expectedRevision: streamRevision };
    const conflict = await stock('receiveStock', late);
    expect(conflict).toMatchObject({ __typename: 'VersionConflict', code: 'CONFLICT', retryable: true });
    const again = { ...late, expectedRevision: conflict['currentRevision'] };
    expect(await stock('receiveStock', again)).toMatchObject({ __typename: 'StockChanged', repeated: false });
  });

  it('waits for what is not written yet only so long', async () => {
    // So far that no checkpoint of a worker gets there meanwhile.
    const beyond = String((await api.runtime.store.feed.head()) + 1_000_000_000n);
    const query = 'query ($p: Position) { order(ref: "A", minPosition: $p) { ref } }';
    const { data, errors } = await api.ask(shop, query, { p: beyond });
    expect(data?.['order'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'STALE_READ' });
  });
});
