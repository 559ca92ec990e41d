import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import { BLOCK_BITS } from './queue-writer.js';

export interface BackorderRow {
  readonly seq: number;
  readonly id: string;
  readonly location: string;
  readonly sku: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly orderRef: string;
  readonly customerRef: string;
  /** JSON array of strings. */
  readonly tags: string;
  readonly shipPolicy: 'SPLIT' | 'COMPLETE' | 'TOGETHER';
  readonly policyVersion: string;
  readonly priorityClass: number;
  /** `9999-12-31` where there is none. */
  readonly due: string;
  readonly revision: number;
  readonly unitPriceMinor: number;
  readonly currency: string;
  readonly backordered: number;
  readonly waiting: number;
  readonly allocated: number;
  readonly cancelled: number;
  readonly waitingSince: string;
  readonly onHold: 0 | 1;
  readonly lastAllocatedAt: string | null;
}

/** Where a backorder stands: position 1 is next. */
export interface QueuePlace {
  readonly position: number;
  readonly quantityAhead: number;
}

export interface WaitingSku {
  readonly location: string;
  readonly sku: string;
  readonly lines: number;
  readonly units: number;
}

const COLUMNS = `seq, demand_id AS id, location, sku, order_id AS orderId, line_id AS lineId, order_ref AS orderRef,
  customer_ref AS customerRef, tags, ship_policy AS shipPolicy, policy_version AS policyVersion,
  class AS priorityClass, due, revision, unit_price_minor AS unitPriceMinor, currency, backordered, waiting, allocated,
  cancelled, waiting_since AS waitingSince, on_hold AS onHold, last_allocated_at AS lastAllocatedAt`;

/** What the queue's view answers. Every question begins with the tenant. */
export class BackorderQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Null for a demand of another tenant, as for one that does not exist. */
  byId(tenant: string, id: string): BackorderRow | null {
    const sql = `SELECT ${COLUMNS} FROM ${this.reader.table('demands')} WHERE demand_id = ? AND tenant = ?`;
    return this.reader.statement<[string, string], BackorderRow>(sql).get(id, tenant) ?? null;
  }

  /** The queue of a SKU in the order in which it is served. */
  queue(tenant: string, location: string, sku: string, args: ListArgs): Page<BackorderRow> {
    return listPage<BackorderRow>(this.reader, this.queueList(tenant, location, sku), args);
  }

  queueTotals(
    tenant: string,
    location: string,
    sku: string,
  ): { readonly lines: number; readonly units: number } {
    const sql = `SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(units), 0) AS units
      FROM ${this.reader.table('queue_blocks')} WHERE tenant = ? AND location = ? AND sku = ?`;
    type Totals = { readonly lines: number; readonly units: number };
    return (
      this.reader.statement<[string, string, string], Totals>(sql).get(tenant, location, sku) ?? {
        lines: 0,
        units: 0,
      }
    );
  }

  /** Sums the blocks before the row's own, and the rows before it inside the block. */
  placeOf(tenant: string, row: BackorderRow): QueuePlace {
    const { location, sku, priorityClass, due, revision } = row;
    const block = revision >> BLOCK_BITS;
    const where = 'tenant = ? AND location = ? AND sku = ?';
    const sql = `SELECT sum(lines) + 1 AS position, sum(units) AS quantityAhead FROM (
      SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(units), 0) AS units
        FROM ${this.reader.table('queue_blocks')} WHERE ${where} AND (class, due, block) < (?, ?, ?)
      UNION ALL SELECT count(*), coalesce(sum(waiting), 0) FROM ${this.reader.table('demands')}
        WHERE ${where} AND class = ? AND due = ? AND revision >= ? AND revision < ? AND waiting > 0)`;
    const place = [tenant, location, sku] as const;
    const found = this.reader
      .statement<unknown[], QueuePlace>(sql)
      .get(...place, priorityClass, due, block, ...place, priorityClass, due, block << BLOCK_BITS, revision);
    return found ?? { position: 1, quantityAhead: 0 };
  }

  /** Backorders that wait, or all that ever did, over all SKUs. */
  list(tenant: string, args: ListArgs): Page<BackorderRow> {
    return listPage<BackorderRow>(this.reader, this.fullList(tenant), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.fullList(tenant), where);
  }

  /** SKUs with the most units waiting. */
  topWaiting(tenant: string, limit: number): readonly WaitingSku[] {
    const sql = `SELECT location, sku, sum(lines) AS lines, sum(units) AS units FROM ${this.reader.table('queue_blocks')}
      WHERE tenant = ? GROUP BY location, sku ORDER BY units DESC, sku LIMIT ?`;
    return this.reader.statement<[string, number], WaitingSku>(sql).all(tenant, limit);
  }

  private queueList(tenant: string, location: string, sku: string): ListQuery {
    return {
      select: COLUMNS,
      from: {
        text: `FROM ${this.reader.table('demands')}
          WHERE tenant = ? AND location = ? AND sku = ? AND waiting > 0`,
        values: [tenant, location, sku],
      },
      filterable: {},
      sortable: { CLASS: 'class', DUE: 'due' },
      defaultOrder: [
        { field: 'CLASS', direction: 'ASC' },
        { field: 'DUE', direction: 'ASC' },
      ],
      unique: 'revision',
    };
  }

  private fullList(tenant: string): ListQuery {
    return {
      select: COLUMNS,
      from: {
        text: `FROM ${this.reader.table('demands')} WHERE tenant = ? AND (backordered > 0 OR waiting > 0)`,
        values: [tenant],
      },
      filterable: {
        sku: 'sku',
        location: 'location',
        orderRef: 'order_ref',
        customerRef: 'customer_ref',
        waiting: 'waiting',
        priorityClass: 'class',
        dueDate: `nullif(due, '9999-12-31')`,
        waitingSince: 'waiting_since',
        onHold: 'on_hold',
        state: STATE,
      },
      sortable: { WAITING_SINCE: 'waiting_since', DUE_DATE: 'due', WAITING: 'waiting', SKU: 'sku' },
      defaultOrder: [{ field: 'WAITING_SINCE', direction: 'ASC' }],
      unique: 'seq',
    };
  }
}

const STATE = `CASE WHEN waiting > 0 THEN iif(on_hold, 'ON_HOLD', 'WAITING')
  WHEN allocated > 0 THEN 'FILLED' ELSE 'CANCELLED' END`;
