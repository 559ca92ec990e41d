import { purchaseOrdersProjection } from './purchase-orders.projection.js';

export const supplyProjections = [purchaseOrdersProjection];
export { PurchaseOrderQueries } from './purchase-order.queries.js';
export type {
  InboundLineRow,
  InboundShipmentRow,
  InboundState,
  PurchaseLineRow,
  PurchaseOrderRow,
  PurchaseOrderStatus,
  PurchaseSupplyRow,
} from './purchase-order-rows.js';
