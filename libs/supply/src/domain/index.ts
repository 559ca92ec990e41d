export { type ArrivalRange, arrivalRange, ENOUGH_RECEIPTS, type OnOrder } from './arrival-range.js';
export { calendarDecider } from './calendar.decider.js';
export { shipDate } from './ship-date.js';
export { purchaseOrderDecider } from './purchase-order.decider.js';
export { supplierDecider } from './supplier.decider.js';
export { daysBetween, type LeadTimeStatistics, leadTimeStatistics, type ObservedDays } from './lead-time.js';
