export * from './filters.js';
export { type Columns, whereSql } from './where-sql.js';
export { KeysetOrder, MAX_COUNT, MAX_PAGE, type Page, type PageArgs } from './keyset-page.js';
export { type ListArgs, type ListQuery, listCount, listPage, type RowSource } from './list-query.js';
