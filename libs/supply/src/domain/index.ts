export { purchaseOrderDecider } from './purchase-order.decider.js';
