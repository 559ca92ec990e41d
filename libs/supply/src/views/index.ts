import { leadTimesProjection } from './lead-times.projection.js';
import { purchaseOrdersProjection } from './purchase-orders.projection.js';

export const supplyProjections = [purchaseOrdersProjection, leadTimesProjection];
export { type LeadTimeKey, LeadTimeQueries, type SupplierRow } from './lead-time.queries.js';
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
