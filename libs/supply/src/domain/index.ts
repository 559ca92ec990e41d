export { purchaseOrderDecider } from './purchase-order.decider.js';
export { supplierDecider } from './supplier.decider.js';
export { daysBetween, type LeadTimeStatistics, leadTimeStatistics, type ObservedDays } from './lead-time.js';
