import { META, type RecordedEvent } from '#eventing';
import { deterministicId } from '#kernel';
import { skuStream, type StockCommand, type StockEvent, stockEvents } from '#stock/contract';
import { skuDecider, type SkuState } from '#stock/domain';
import { BulkLog, copyOf, withIdsOf } from './bulk-log.js';
import { takeTemplate } from './synthetic-log.js';
import { join } from 'node:path';

export const YEAR = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' } as const;
const DAYS = 365;
const SKUS = 500;
const SCHEMAS = new Map<string, number>(
  Object.values(stockEvents).map(({ type, schemaVersion }) => [type, schemaVersion]),
);

/** Writes a year in which 500 items are always a little short: orders of 2.8 lines, receipts each week, shipments. */
export async function writeYear(
  dataDir: string,
  orders: number,
): Promise<{ readonly events: number; readonly lines: number }> {
  const { order } = await takeTemplate(join(dataDir, 'template'));
  const rest = order.filter(({ stream }) => !stream.startsWith('sku-')).map(copyOf);
  const log = await BulkLog.open(dataDir);
  const items = new Items(log);
  let lines = 0;
  for (let n = 0; n < orders; n += 1) {
    const at = new Date(Date.parse(YEAR.from) + (n / orders) * DAYS * 86_400_000).toISOString();
    if (n % Math.ceil(orders / DAYS) === 0) items.receiveSome(at, lines);
    for (const event of rest) {
      const dated = { ...event, meta: { ...event.meta, [META.at]: at } };
      log.write(dated, Number(event.revision), (text) => withIdsOf(n, text).replaceAll('TEMPLATE', `R-${n}`));
    }
    const count = n % 5 === 0 ? 2 : 3;
    for (let k = 0; k < count; k += 1) items.order(n, k, at);
    lines += count;
  }
  return { events: await log.close(), lines };
}

interface Item {
  readonly state: SkuState;
  revision: number;
}

/** Decides as the service does, and writes what it would have written. */
class Items {
  private readonly items = new Map<string, Item>();
  private received = 0;

  constructor(private readonly log: BulkLog) {}

  /** A seventh of the items each day, a little less than was ordered of them. */
  receiveSome(at: string, ordered: number): void {
    const units = Math.floor((ordered * 3 * 0.97 - this.received) / (SKUS / 7));
    if (units < 1) return;
    for (let n = Math.floor(Date.parse(at) / 86_400_000) % 7; n < SKUS; n += 7) {
      const place = { location: 'main', sku: `SKU-${n}` };
      this.execute({ type: 'stock.ReceiveStock', ...place, quantity: units, reference: null }, at);
      this.received += units;
    }
  }

  order(n: number, k: number, at: string): void {
    const place = { location: 'main', sku: `SKU-${(n * 7 + k * 131 + ((n * n) % 97)) % SKUS}` };
    const line = { orderId: id('order', n), lineId: id('line', n, k) };
    const quantity = 1 + ((n + k) % 5);
    const who = { orderRef: `R-${n}`, customerRef: `C-${n % 1000}`, tags: [n % 3 === 0 ? 'web' : 'shop'] };
    const what = { unitPriceMinor: 1999, currency: 'USD', quantity, shipPolicy: 'SPLIT' as const };
    const rank = { priorityClass: 1 + (n % 9), dueDate: null, waitingSince: at, onHold: false };
    const demandId = id('demand', n, k);
    const rest = { ...place, ...line, demandId, ...who, ...what, ...rank, reservationId: null };
    const events = this.execute({ type: 'stock.SourceLine', ...rest }, at);
    const sourced = events.find(({ type }) => type === 'stock.LineSourced');
    if (sourced?.type !== 'stock.LineSourced' || sourced.data.allocated < quantity) return;
    this.execute(
      { type: 'stock.ShipLine', ...place, ...line, shipmentId: id('shipment', n, k), quantity },
      at,
    );
  }

  private execute(command: StockCommand, at: string): readonly StockEvent[] {
    const item = this.items.get(command.sku) ?? { state: skuDecider.initialState(), revision: -1 };
    this.items.set(command.sku, item);
    const done: StockEvent[] = [];
    for (let next: StockCommand | null = command; next; next = this.nextRound(item, command)) {
      const context = { now: at, tenant: 'main', commandId: 'bench', nextRevision: item.revision + 1 };
      const decision = skuDecider.decide(next, item.state, context);
      if ('rejected' in decision) throw new Error(JSON.stringify(decision.rejected));
      for (const event of decision.accepted) this.record(item, event, at);
      done.push(...decision.accepted);
    }
    return done;
  }

  private nextRound({ state }: Item, { location, sku }: StockCommand): StockCommand | null {
    return state.run === null ? null : { type: 'stock.AllocateBackorders', location, sku, requested: false };
  }

  private record(item: Item, event: StockEvent, at: string): void {
    item.revision += 1;
    skuDecider.evolve(item.state, event, { revision: item.revision, at });
    this.log.write(this.recorded(event, item.revision, at), item.revision);
  }

  private recorded(event: StockEvent, revision: number, at: string): RecordedEvent {
    const stream = skuStream('main', event.data.location, event.data.sku);
    const own = deterministicId('bench event', stream, String(revision));
    const about = { [META.commandId]: own, [META.commandHash]: own, [META.tenant]: 'main', [META.at]: at };
    const traced = { [META.correlationId]: own, [META.causationId]: own, [META.actor]: 'key:bench' };
    const meta = { ...about, ...traced, [META.schema]: String(SCHEMAS.get(event.type)) };
    const { type, data } = event;
    return { stream, revision: BigInt(revision), position: 0n, id: own, type, data, meta };
  }
}

function id(...parts: readonly (string | number)[]): string {
  return deterministicId('bench', ...parts.map(String));
}
