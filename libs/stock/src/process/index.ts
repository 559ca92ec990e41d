export { allocationRun } from './allocation-run.process.js';
export { itemRelease } from './item-release.process.js';
export { reservationExpiry } from './reservation-expiry.process.js';
export { starvationGuard } from './starvation-guard.process.js';
