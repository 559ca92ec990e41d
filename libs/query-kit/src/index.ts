export { type AlertRow, type AlertSpan, type AlertSql, daysLater } from './alert-sql.js';
export type {
  Between,
  BooleanFilter,
  DateFilter,
  Filter,
  InstantFilter,
  IntFilter,
  OrderBy,
  RangeFilter,
  Sql,
  StringFilter,
  Where,
} from './filters.js';
export { BadQuery } from './filters.js';
export { MAX_CONTAINS } from './condition-sql.js';
export { type Columns, type FilterColumns, type MembersOf, whereSql } from './where-sql.js';
export { cursorPosition } from './cursor.js';
export { MAX_PAGE, type PageArgs } from './page-args.js';
export { KeysetOrder } from './keyset-order.js';
export {
  type ListArgs,
  type ListQuery,
  listCount,
  listPage,
  MAX_COUNT,
  type Page,
  type RowSource,
} from './list-query.js';
export { type Accuracy, accuracyOf, type PromisedLines, type Rate, rateOf } from './accuracy.js';
export { daysBetween, type Period, periodsOf, type PeriodUnit, plusDays } from './periods.js';
export { type Bucket, bucketsOf, type DaysCount, type Spread, spreadOf } from './spread.js';
