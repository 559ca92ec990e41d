export { allocationRun } from './allocation-run.process.js';
export { reservationExpiry } from './reservation-expiry.process.js';
