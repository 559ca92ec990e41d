export { BackorderApiModule, BackorderModule } from './backorder.module.js';
export { Backorder } from './api/backorder.types.js';
