import { ordersProjection } from './orders.projection.js';

export const orderingProjections = [ordersProjection];
export { OrderQueries } from './order.queries.js';
export type { OrderLineRow, OrderPersonRow, OrderRow, ShipmentRow } from './order-rows.js';
