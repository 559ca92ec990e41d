export { SupplyApiModule } from './supply.module.js';
