import type { ViewsReader } from '#eventing';
import { type ListArgs, listCount, listPage, type Page, type PageArgs, type Where } from '#query-kit';
import { backorderList, queueList } from './backorder-lists.js';
import {
  BACKORDER_COLUMNS,
  type BackorderRow,
  type QueuedBackorderRow,
  type QueueName,
  type QueuePlace,
  type QueueTotals,
  type WaitingSku,
} from './backorder-rows.js';
import { idKey } from './id-key.js';
import { QueuePlaces } from './queue-places.js';

/** What the queue's view answers. Every question begins with the tenant. */
export class BackorderQueries {
  private readonly places: QueuePlaces;

  constructor(private readonly reader: ViewsReader) {
    this.places = new QueuePlaces(reader);
  }

  /** Null for a backorder of another tenant, as for a demand that never waited. */
  byId(tenant: string, id: string): BackorderRow | null {
    const sql = `SELECT ${BACKORDER_COLUMNS} FROM ${this.demands}
      WHERE demand_id = ? AND tenant = ? AND backordered > 0`;
    return this.reader.statement<[string, string], BackorderRow>(sql).get(id, tenant) ?? null;
  }

  /** The revision of its SKU by which it was enqueued; 0 for a backorder that is not there. */
  enqueuedAt(tenant: string, id: string): number {
    const sql = `SELECT revision FROM ${this.demands} WHERE demand_id = ? AND tenant = ? AND backordered > 0`;
    return this.reader.statement<[string, string], { revision: number }>(sql).get(id, tenant)?.revision ?? 0;
  }

  /** The demands of orders that wait or ever waited, oldest first. */
  ofOrders(tenant: string, orderIds: readonly string[]): readonly BackorderRow[] {
    const sql = `SELECT ${BACKORDER_COLUMNS} FROM ${this.demands}
      WHERE order_key IN (SELECT value FROM json_each(?)) AND order_id IN (SELECT value FROM json_each(?))
        AND tenant = ? AND backordered > 0 ORDER BY seq`;
    return this.reader
      .statement<[string, string, string], BackorderRow>(sql)
      .all(JSON.stringify(orderIds.map(idKey)), JSON.stringify(orderIds), tenant);
  }

  /** The queue of a SKU in the order in which it is served. */
  queue(tenant: string, location: string, sku: string, args: PageArgs): Page<QueuedBackorderRow> {
    return this.reader.snapshot(() => {
      const query = queueList(this.demands, tenant, location, sku);
      const page = listPage<BackorderRow>(this.reader, query, args);
      return { ...page, rows: this.withPlaces(tenant, page) };
    });
  }

  queueTotals(tenant: string, location: string, sku: string): QueueTotals {
    return this.places.totals([tenant, location, sku]);
  }

  /** The place of a waiting row. */
  placeOf(
    tenant: string,
    { location, sku, key }: Pick<BackorderRow, 'location' | 'sku' | 'key'>,
  ): QueuePlace {
    return this.places.of([tenant, location, sku], key);
  }

  /** Of a queue the rows that hold any of these units, counted from its head: in order, at most `limit` of them. */
  overUnits(
    tenant: string,
    { location, sku }: Pick<BackorderRow, 'location' | 'sku'>,
    units: { readonly from: number; readonly to: number },
    limit: number,
  ): readonly QueuedBackorderRow[] {
    return this.reader.snapshot(() => this.places.overUnits([tenant, location, sku], units, limit));
  }

  /** Backorders that wait, or ever did, over all SKUs. */
  list(tenant: string, args: ListArgs): Page<BackorderRow> {
    return listPage<BackorderRow>(this.reader, backorderList(this.demands, tenant, args.where), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, backorderList(this.demands, tenant, where), where);
  }

  /** SKUs with the most units waiting. */
  topWaiting(tenant: string, limit: number): readonly WaitingSku[] {
    return this.places.top(tenant, limit);
  }

  /** Queues in which somebody waits, in an order of their own, from the one after `after`. */
  waitingQueues(tenant: string, after: QueueName | null, limit: number): readonly QueueName[] {
    return this.places.waiting(tenant, after, limit);
  }

  /** The backorder that has waited longest. */
  oldest(tenant: string): BackorderRow | null {
    const sql = `SELECT ${BACKORDER_COLUMNS} FROM ${this.demands}
      WHERE tenant = ? AND waiting > 0 ORDER BY waiting_since, seq LIMIT 1`;
    return this.reader.statement<[string], BackorderRow>(sql).get(tenant) ?? null;
  }

  private get demands(): string {
    return this.reader.table('demands');
  }

  /** Rows that follow each other: the first one's place, unless it is the queue's first, is all that is looked up. */
  private withPlaces(tenant: string, page: Page<BackorderRow>): readonly QueuedBackorderRow[] {
    const [first] = page.rows;
    const start =
      first && page.hasPreviousPage ? this.placeOf(tenant, first) : { position: 1, quantityAhead: 0 };
    let { position, quantityAhead } = start;
    return page.rows.map((row) => {
      // The rows are nobody else's yet: copying them would cost more than reading them.
      const placed = Object.assign(row, { position, quantityAhead });
      position += 1;
      quantityAhead += row.waiting;
      return placed;
    });
  }
}
