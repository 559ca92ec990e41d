import type { ViewsReader } from '#eventing';
import { type ListArgs, listCount, listPage, type Page, type PageArgs, type Where } from '#query-kit';
import { backorderList, queueList } from './backorder-lists.js';
import {
  BACKORDER_COLUMNS,
  type BackorderRow,
  type QueuedBackorderRow,
  type QueuePlace,
  type QueueTotals,
  type WaitingSku,
} from './backorder-rows.js';
import { idKey } from './id-key.js';
import { blockOf, firstRevisionOf } from './queue-sums.js';

type Sku = [tenant: string, location: string, sku: string];
const OF_SKU = 'tenant = ? AND location = ? AND sku = ?';
const SUMS = 'coalesce(sum(lines), 0) AS lines, coalesce(sum(units), 0) AS units';

/** What the queue's view answers. Every question begins with the tenant. */
export class BackorderQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Null for a backorder of another tenant, as for a demand that never waited. */
  byId(tenant: string, id: string): BackorderRow | null {
    const sql = `SELECT ${BACKORDER_COLUMNS} FROM ${this.demands}
      WHERE demand_id = ? AND tenant = ? AND backordered > 0`;
    return this.reader.statement<[string, string], BackorderRow>(sql).get(id, tenant) ?? null;
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
    const sql = `SELECT ${SUMS} FROM ${this.reader.table('queue_days')} WHERE ${OF_SKU}`;
    return this.reader.statement<Sku, QueueTotals>(sql).get(tenant, location, sku) ?? { lines: 0, units: 0 };
  }

  /** The place of a waiting row: sums the days before its own, the blocks before its own, and the rows before it. */
  placeOf(tenant: string, { location, sku, priorityClass, due, revision }: BackorderRow): QueuePlace {
    const [days, blocks] = [this.reader.table('queue_days'), this.reader.table('queue_blocks')];
    const sql = `SELECT ${SUMS} FROM (
      SELECT ${SUMS} FROM ${days} WHERE ${OF_SKU} AND (class, due) < (?, ?)
      UNION ALL SELECT ${SUMS} FROM ${blocks} WHERE ${OF_SKU} AND class = ? AND due = ? AND block < ?
      UNION ALL SELECT count(*), coalesce(sum(waiting), 0) FROM ${this.demands}
        WHERE ${OF_SKU} AND class = ? AND due = ? AND revision >= ? AND revision < ? AND waiting > 0)`;
    const queue: Sku = [tenant, location, sku];
    const day = [priorityClass, due] as const;
    const block = blockOf(revision);
    const found = this.reader
      .statement<unknown[], QueueTotals>(sql)
      .get(...queue, ...day, ...queue, ...day, block, ...queue, ...day, firstRevisionOf(block), revision);
    return { position: (found?.lines ?? 0) + 1, quantityAhead: found?.units ?? 0 };
  }

  /** Of a queue the rows that hold any of these units, counted from its head: in order, at most `limit` of them. */
  overUnits(
    tenant: string,
    { location, sku }: Pick<BackorderRow, 'location' | 'sku'>,
    { from, to }: { readonly from: number; readonly to: number },
    limit: number,
  ): readonly QueuedBackorderRow[] {
    const sql = `SELECT * FROM (SELECT ${BACKORDER_COLUMNS}, row_number() OVER queue AS position,
        sum(waiting) OVER queue - waiting AS quantityAhead
      FROM ${this.demands} WHERE ${OF_SKU} AND waiting > 0
      WINDOW queue AS (ORDER BY class, due, revision ROWS UNBOUNDED PRECEDING))
      WHERE quantityAhead < ? AND quantityAhead + waiting > ? ORDER BY position LIMIT ?`;
    return this.reader
      .statement<[...Sku, number, number, number], QueuedBackorderRow>(sql)
      .all(tenant, location, sku, to, from, limit);
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
    const sql = `SELECT location, sku, ${SUMS} FROM ${this.reader.table('queue_days')}
      WHERE tenant = ? GROUP BY location, sku ORDER BY units DESC, location, sku LIMIT ?`;
    return this.reader.statement<[string, number], WaitingSku>(sql).all(tenant, limit);
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
