export { BackorderApiModule } from './backorder.module.js';
