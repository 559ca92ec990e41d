export { type ArrivalRange, arrivalRange, ENOUGH_RECEIPTS, type OnOrder } from './arrival-range.js';
export { purchaseOrderDecider } from './purchase-order.decider.js';
export { supplierDecider } from './supplier.decider.js';
export { daysBetween, type LeadTimeStatistics, leadTimeStatistics, type ObservedDays } from './lead-time.js';
