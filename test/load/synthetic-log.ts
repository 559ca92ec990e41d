import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, type RecordedEvent } from '#eventing';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { BulkLog, copyOf, withIdsOf } from './bulk-log.js';
import { untilCalm } from './until-calm.js';

/** Waited for by one line of every order. */
export const HOT_SKU = 'HOT';
const IN_STOCK = ['COLD-1', 'COLD-2'];
const REF = 'TEMPLATE';

interface Template {
  /** Events that the log begins with, once. */
  readonly prelude: readonly RecordedEvent[];
  /** Events of one order of three lines, one of them waiting, as the service itself wrote them. */
  readonly order: readonly RecordedEvent[];
}

/** Writes a log of `orders` copies of an order that the service itself took; answers the number of events. */
export async function writeOrders(dataDir: string, orders: number): Promise<number> {
  const { prelude, order } = await takeTemplate(join(dataDir, 'template'));
  return writeCopies(dataDir, prelude, order, orders);
}

/** Writes a log of one SKU that `lines` lines wait for, of customers of all tiers. */
export async function writeQueue(dataDir: string, lines: number): Promise<number> {
  const { prelude, order } = await takeTemplate(join(dataDir, 'template'));
  const waiting = order.filter(({ stream }) => stream.endsWith(`~${HOT_SKU}`));
  return writeCopies(dataDir, prelude, waiting, lines);
}

/**
 * Has the service itself take two orders that wait for the same item: what only the first one sets off, a queue that
 * begins, is in the prelude.
 */
export async function takeTemplate(dataDir: string): Promise<Template> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  try {
    for (const sku of IN_STOCK) await client.ask(RECEIVE, { key: sku, sku });
    await placeAndSettle(client, 'FIRST');
    const before = (await eventsOf(dataDir)).length;
    await placeAndSettle(client, REF);
    const events = (await eventsOf(dataDir)).map(copyOf);
    return { prelude: events.slice(0, before), order: events.slice(before) };
  } finally {
    client.close();
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

const RECEIVE = `mutation ($key: ID!, $sku: String!) {
  receiveStock(input: { idempotencyKey: $key, sku: $sku, quantity: 100000000 }) { ... on StockChanged { position } }
}`;
const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { ... on PlaceOrderAccepted { orderId } }
}`;

async function placeAndSettle(client: GraphqlClient, ref: string): Promise<void> {
  const lines = [HOT_SKU, ...IN_STOCK].map((sku) => ({ sku, quantity: 1, unitPriceMinor: '1999' }));
  const customer = { ref: 'C-1', name: 'Ann', email: 'ann@example.com', tier: 5 };
  const input = { idempotencyKey: ref, ref, currency: 'USD', customer, tags: ['web'], lines };
  const { placeOrder } = await client.ask(PLACE, { input });
  if (!(placeOrder as { orderId?: string }).orderId) throw new Error('the order was not taken');
  await untilCalm(client);
}

async function eventsOf(dataDir: string): Promise<readonly RecordedEvent[]> {
  const store = openSqliteStore({ file: join(dataDir, 'events.db'), readonly: true });
  const { events } = await store.feed.page(0n, 1000);
  await store.close();
  return events;
}

async function writeCopies(
  dataDir: string,
  prelude: readonly RecordedEvent[],
  order: readonly RecordedEvent[],
  copies: number,
): Promise<number> {
  const log = await BulkLog.open(dataDir);
  for (const event of prelude) log.write(event);
  for (let n = 0; n < copies; n += 1) {
    for (const event of order) log.write(event, revisionOf(event, n), (text) => nthCopy(text, n));
  }
  return log.close();
}

/** One event of each order in the streams of its SKUs; all other streams are an order's own. */
function revisionOf(event: RecordedEvent, n: number): number {
  return Number(event.revision) + (event.stream.startsWith('sku-') ? n : 0);
}

function nthCopy(text: string, n: number): string {
  return withIdsOf(n, text)
    .replaceAll(/"skuRevision":(\d+)/g, (_, revision) => `"skuRevision":${Number(revision) + n}`)
    .replaceAll('"priorityClass":5', `"priorityClass":${(n % 9) + 1}`)
    .replaceAll(REF, `R-${n}`);
}
