import { stockProjection } from './stock.projection.js';

export const stockProjections = [stockProjection];
export { type StockItemRow, StockQueries, type SupplyRow } from './stock.queries.js';
export { lateSupply } from './late-supply.js';
