import type { ViewsReader } from '#eventing';
import {
  type ListArgs,
  listCount,
  listPage,
  type ListQuery,
  type Page,
  type PageArgs,
  type Where,
} from '#query-kit';
import { BATCH_CHANGE_COLUMNS, BATCH_COLUMNS, type BatchChangeRow, type BatchRow } from './batch-rows.js';

/** What was done to queues by hand. Every question begins with the tenant. */
export class ReprioritisationQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Null for a batch of another tenant. */
  batch(tenant: string, batchId: string): BatchRow | null {
    const sql = `SELECT ${BATCH_COLUMNS} FROM ${this.batches} WHERE tenant = ? AND batch_id = ?`;
    return this.reader.statement<[string, string], BatchRow>(sql).get(tenant, batchId) ?? null;
  }

  /** The latest first when nothing is said. */
  list(tenant: string, args: ListArgs): Page<BatchRow> {
    return listPage<BatchRow>(this.reader, this.batchList(tenant), args);
  }

  count(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.batchList(tenant), where);
  }

  /** What a batch did, demand by demand, in the order in which they were named. */
  changes(tenant: string, batchId: string, args: PageArgs): Page<BatchChangeRow> {
    const query: ListQuery = {
      view: 'reprioritisation-batches',
      select: BATCH_CHANGE_COLUMNS,
      from: {
        text: `FROM ${this.reader.table('reprioritisation_changes')} WHERE tenant = ? AND batch_id = ?`,
        values: [tenant, batchId],
      },
      filterable: {},
      sortable: {},
      defaultOrder: [],
      unique: ['n'],
    };
    return listPage<BatchChangeRow>(this.reader, query, args);
  }

  private batchList(tenant: string): ListQuery {
    return {
      view: 'reprioritisation-batches',
      select: BATCH_COLUMNS,
      from: { text: `FROM ${this.batches} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        at: 'at',
        by: 'author',
        action: `coalesce(action ->> 'kind', 'UNDO')`,
        reasonCode: 'reason_code',
        undone: '(undone > 0)',
      },
      sortable: { AT: 'at' },
      defaultOrder: [{ field: 'AT', direction: 'DESC' }],
      unique: ['seq'],
    };
  }

  private get batches(): string {
    return this.reader.table('reprioritisation_batches');
  }
}
