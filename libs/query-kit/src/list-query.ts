import type { Statement } from 'better-sqlite3';
import { cursorEncoder } from './cursor.js';
import type { OrderBy, Sql, Where } from './filters.js';
import { KeysetOrder } from './keyset-order.js';
import { pageSize, type PageArgs } from './page-args.js';
import { readKeyedRows } from './row-codec.js';
import { type Columns, type FilterColumns, whereSql } from './where-sql.js';

/** Beyond this, a count is null: counting on would cost more than it tells. */
export const MAX_COUNT = 10_000;

/** Runs statements and knows how far a view is; the views' reader does. */
export interface RowSource {
  statement<Parameters extends unknown[], Row>(sql: string): Statement<Parameters, Row>;
  /** Up to where the view has seen the log. */
  position(view: string): bigint;
}

export interface ListArgs extends PageArgs {
  readonly where?: Where | null | undefined;
  readonly orderBy?: readonly OrderBy[] | null | undefined;
}

export interface ListQuery {
  /** The projection whose position goes into cursors. */
  readonly view: string;
  /** Columns of a row, as SQL. */
  readonly select: string;
  /** `FROM … WHERE …`: what belongs to the list at all, the tenant above all. */
  readonly from: Sql;
  readonly filterable: FilterColumns;
  /** Expressions that are never null. */
  readonly sortable: Columns;
  readonly defaultOrder: readonly OrderBy[];
  /** Expressions that together tell all rows apart. */
  readonly unique: readonly string[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** One for each row. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** One page of a list, filtered and sorted. Throws `BadQuery` for what cannot be asked. */
export function listPage<Row extends object>(source: RowSource, query: ListQuery, args: ListArgs): Page<Row> {
  const { size, backwards } = pageSize(args);
  const order = new KeysetOrder(
    args.orderBy && args.orderBy.length > 0 ? args.orderBy : query.defaultOrder,
    query.sortable,
    query.unique,
  );
  const conditions = [query.from, whereSql(args.where, query.filterable), ...bounds(order, args)];
  const sql = `SELECT ${query.select}, ${order.keysSql} AS listKeys ${conditions.map(({ text }) => text).join(' AND ')}
    ORDER BY ${order.orderSql(backwards)} LIMIT ${size + 1}`;
  // Read before the rows, so that they are at least as new.
  const position = source.position(query.view);
  const statement = source.statement<unknown[], unknown[]>(sql).raw();
  const found = readKeyedRows<Row>(
    statement,
    conditions.flatMap(({ values }) => values),
  );
  const cursorOf = cursorEncoder(order.fingerprint, position);
  const kept = found.slice(0, size);
  if (backwards) kept.reverse();
  const more = found.length > size;
  return {
    rows: kept.map(({ row }) => row),
    cursors: kept.map(({ keys }) => cursorOf(String(keys))),
    hasNextPage: backwards ? typeof args.before === 'string' : more,
    hasPreviousPage: backwards ? more : typeof args.after === 'string',
  };
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

function bounds(order: KeysetOrder, { after, before }: PageArgs): readonly Sql[] {
  if (typeof after === 'string') return [order.beyondSql(after, 'after')];
  return typeof before === 'string' ? [order.beyondSql(before, 'before')] : [];
}
