import type { ViewsReader } from '#eventing';
import {
  BACKORDER_COLUMNS,
  type BackorderRow,
  type QueuedBackorderRow,
  type QueuePlace,
} from './backorder-rows.js';
import type { QueueName, QueueTotals, WaitingSku } from './backorder-rows.js';
import type { QueueId } from './queue-blocks.js';

type Tables = Pick<ViewsReader, 'statement' | 'table'>;
const OF_QUEUE = 'tenant = ? AND location = ? AND sku = ?';
const NOTHING: QueueTotals = { lines: 0, units: 0 };

/** Places in a queue, found from the sums of its blocks: in a millisecond, however long it is. */
export class QueuePlaces {
  constructor(private readonly tables: Tables) {}

  totals(queue: QueueId): QueueTotals {
    const sql = `SELECT lines, units FROM ${this.tables.table('queue_totals')} WHERE ${OF_QUEUE}`;
    return this.tables.statement<QueueId, QueueTotals>(sql).get(...queue) ?? NOTHING;
  }

  /** SKUs with the most units waiting. */
  top(tenant: string, limit: number): readonly WaitingSku[] {
    const sql = `SELECT location, sku, lines, units FROM ${this.tables.table('queue_totals')}
      WHERE tenant = ? ORDER BY units DESC, location, sku LIMIT ?`;
    return this.tables.statement<[string, number], WaitingSku>(sql).all(tenant, limit);
  }

  /** Queues in which somebody waits, in an order of their own, from the one after `after`. */
  waiting(tenant: string, after: QueueName | null, limit: number): readonly QueueName[] {
    const sql = `SELECT location, sku FROM ${this.tables.table('queue_totals')}
      WHERE tenant = ? AND (location, sku) > (?, ?) AND lines > 0 ORDER BY location, sku LIMIT ?`;
    const { location, sku } = after ?? { location: '', sku: '' };
    return this.tables.statement<[...QueueId, number], QueueName>(sql).all(tenant, location, sku, limit);
  }

  /** The place of a key: sums the blocks before its own, and the rows before it within that. */
  of(queue: QueueId, key: string): QueuePlace {
    const blocks = this.tables.table('queue_blocks');
    const sql = `WITH own(first) AS (SELECT max(first_key) FROM ${blocks} WHERE ${OF_QUEUE} AND first_key <= ?)
      SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(units), 0) AS units FROM (
        SELECT lines, units FROM ${blocks} WHERE ${OF_QUEUE} AND first_key < (SELECT first FROM own)
        UNION ALL SELECT count(*), coalesce(sum(waiting), 0) FROM ${this.tables.table('demands')}
          WHERE ${OF_QUEUE} AND waiting > 0 AND key >= (SELECT first FROM own) AND key < ?)`;
    const ahead = this.tables
      .statement<unknown[], QueueTotals>(sql)
      .get(...queue, key, ...queue, ...queue, key);
    return { position: (ahead?.lines ?? 0) + 1, quantityAhead: ahead?.units ?? 0 };
  }

  /** The rows that hold any of these units, counted from the queue's head: in order, at most `limit` of them. */
  overUnits(
    queue: QueueId,
    { from, to }: { readonly from: number; readonly to: number },
    limit: number,
  ): readonly QueuedBackorderRow[] {
    const start = this.blockOver(queue, from);
    if (!start) return [];
    let { position, quantityAhead } = start;
    const sql = `SELECT ${BACKORDER_COLUMNS} FROM ${this.tables.table('demands')}
      WHERE ${OF_QUEUE} AND waiting > 0 AND key >= ? ORDER BY key`;
    const rows = this.tables.statement<[...QueueId, string], BackorderRow>(sql);
    const found: QueuedBackorderRow[] = [];
    for (const row of rows.iterate(...queue, start.firstKey)) {
      if (found.length >= limit || quantityAhead >= to) break;
      if (quantityAhead + row.waiting > from) found.push({ ...row, position, quantityAhead });
      position += 1;
      quantityAhead += row.waiting;
    }
    return found;
  }

  /** The block that holds the unit, and the place of its first row. */
  private blockOver(queue: QueueId, unit: number): (QueuePlace & { readonly firstKey: string }) | null {
    const sql = `SELECT first_key AS firstKey, lines, units FROM ${this.tables.table('queue_blocks')}
      WHERE ${OF_QUEUE} ORDER BY first_key`;
    const blocks = this.tables.statement<QueueId, QueueTotals & { readonly firstKey: string }>(sql);
    let [position, quantityAhead] = [1, 0];
    for (const { firstKey, lines, units } of blocks.iterate(...queue)) {
      if (quantityAhead + units > unit) return { firstKey, position, quantityAhead };
      position += lines;
      quantityAhead += units;
    }
    return null;
  }
}
