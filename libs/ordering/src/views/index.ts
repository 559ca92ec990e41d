import { ordersProjection } from './orders.projection.js';
import { promisesProjection } from './promises.projection.js';

export const orderingProjections = [ordersProjection, promisesProjection];
export { OrderQueries } from './order.queries.js';
export type { OrderLineRow, OrderPersonRow, OrderRow, ShipmentRow } from './order-rows.js';
export { PromiseQueries, type PromiseReport } from './promise.queries.js';
