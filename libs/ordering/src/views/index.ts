import { ordersProjection } from './orders.projection.js';

export const orderingProjections = [ordersProjection];
export {
  type OrderLineRow,
  type OrderPersonRow,
  OrderQueries,
  type OrderRow,
  type ShipmentRow,
} from './order.queries.js';
