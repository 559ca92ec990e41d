export { purchaseSupply } from './purchase-supply.process.js';
