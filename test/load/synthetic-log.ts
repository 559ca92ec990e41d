import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openRuntime } from '#composition';
import type { CommandMeta, RecordedEvent } from '#eventing';
import { deterministicId, ManualClock } from '#kernel';
import { OrderingExecutor } from '#ordering';
import { type OrderingCommand, orderIdOf } from '#ordering/contract';
import { StockExecutor } from '#stock';
import { BulkLog, copyOf, withIdsOf } from './bulk-log.js';

/** Waited for by one line of every order. */
export const HOT_SKU = 'HOT';
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

export async function takeTemplate(dataDir: string): Promise<Template> {
  const clock = new ManualClock('2026-01-05T10:00:00.000Z');
  const runtime = await openRuntime({ dataDir, clock, projector: 'inline' });
  const stock = new StockExecutor(runtime.runner);
  const ordering = new OrderingExecutor(runtime.runner, runtime.clock);
  stock.registerIn(runtime.registry);
  ordering.registerIn(runtime.registry);
  await runtime.start();
  const item = { name: HOT_SKU, category: null, supplier: null, reorderLevel: null };
  await stock.execute({ type: 'stock.DescribeItem', location: 'main', sku: HOT_SKU, ...item }, meta('hot'));
  for (const sku of ['COLD-1', 'COLD-2']) {
    const receipt = { location: 'main', sku, quantity: 100_000_000, reference: null };
    await stock.execute({ type: 'stock.ReceiveStock', ...receipt }, meta(sku));
  }
  const before = await runtime.store.feed.head();
  await ordering.execute(templateOrder(), meta('order'));
  await runtime.processes.whenIdle();
  const prelude = await runtime.store.feed.page(0n, Number(before));
  const order = await runtime.store.feed.page(before, 1000);
  const template = { prelude: prelude.events.map(copyOf), order: order.events.map(copyOf) };
  await runtime.stop();
  rmSync(dataDir, { recursive: true });
  return template;
}

function templateOrder(): Extract<OrderingCommand, { readonly type: 'ordering.PlaceOrder' }> {
  const line = (sku: string) => ({
    location: 'main',
    sku,
    quantity: 1,
    unitPriceMinor: 1999,
    shipPolicy: 'SPLIT' as const,
    shipGroup: null,
    requiredDate: null,
    reservationId: null,
    statedShipTime: null,
  });
  const customer = {
    ref: 'C-1',
    name: 'Ann',
    email: 'ann@example.com',
    address: null,
    segment: null,
    tier: 5,
  };
  return {
    type: 'ordering.PlaceOrder',
    orderId: orderIdOf('main', REF),
    ref: REF,
    placedAt: null,
    timeZone: 'UTC',
    channel: 'INTERNET',
    customer,
    tags: ['web'],
    currency: 'USD',
    shippingMinor: 0,
    discountMinor: 0,
    informationComplete: true,
    sellerCreditApplication: false,
    payment: null,
    statedShipTime: null,
    lines: [line(HOT_SKU), line('COLD-1'), line('COLD-2')],
  };
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

/** Every SKU has one event before the orders and one of each order; all other streams are an order's own. */
function revisionOf(event: RecordedEvent, n: number): number {
  return Number(event.revision) + (event.stream.startsWith('sku-') ? n : 0);
}

function nthCopy(text: string, n: number): string {
  return withIdsOf(n, text)
    .replaceAll('"skuRevision":1', `"skuRevision":${n + 1}`)
    .replaceAll('"priorityClass":5', `"priorityClass":${(n % 9) + 1}`)
    .replaceAll(REF, `R-${n}`);
}

function meta(id: string): CommandMeta {
  const commandId = deterministicId('bench', id);
  return { commandId, correlationId: commandId, causationId: commandId, actor: 'key:bench', tenant: 'main' };
}
