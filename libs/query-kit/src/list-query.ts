import type { OrderBy, Sql, Where } from './filters.js';
import { KeysetOrder, MAX_COUNT, type Page, type PageArgs } from './keyset-page.js';
import { type Columns, whereSql } from './where-sql.js';

/** Runs statements; the views' reader does. */
export interface RowSource {
  statement<Parameters extends unknown[], Row>(sql: string): { all(...values: Parameters): Row[] };
}

export interface ListArgs extends PageArgs {
  readonly where?: Where | null;
  readonly orderBy?: readonly OrderBy[] | null;
}

export interface ListQuery {
  /** Columns of a row, as SQL. */
  readonly select: string;
  /** `FROM … WHERE …`: what belongs to the list at all, the tenant above all. */
  readonly from: Sql;
  readonly filterable: Columns;
  readonly sortable: Columns;
  readonly defaultOrder: readonly OrderBy[];
  /** An expression that tells all rows apart. */
  readonly unique: string;
}

/** One page of a list, filtered and sorted. Throws `BadQuery` for what cannot be asked. */
export function listPage<Row extends object>(source: RowSource, query: ListQuery, args: ListArgs): Page<Row> {
  const orderBy = args.orderBy && args.orderBy.length > 0 ? args.orderBy : query.defaultOrder;
  const order = new KeysetOrder(orderBy, query.sortable, query.unique);
  const plan = order.plan(args);
  const where = whereSql(args.where, query.filterable);
  const sql = `SELECT ${query.select}, ${plan.select} ${query.from.text} AND ${where.text}${plan.where.text}${plan.tail}`;
  const values = [...query.from.values, ...where.values, ...plan.where.values];
  return order.page(source.statement<unknown[], Row>(sql).all(...values), plan, args);
}

/** How many rows the filter leaves; null when more than `MAX_COUNT`. */
export function listCount(
  source: RowSource,
  query: ListQuery,
  where: Where | null | undefined,
): number | null {
  const filter = whereSql(where, query.filterable);
  const sql = `SELECT count(*) AS n FROM (SELECT 1 ${query.from.text} AND ${filter.text} LIMIT ${MAX_COUNT + 1})`;
  const [row] = source.statement<unknown[], { n: number }>(sql).all(...query.from.values, ...filter.values);
  return row && row.n <= MAX_COUNT ? row.n : null;
}
