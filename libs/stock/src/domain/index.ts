export { type LineOutlook, outlookOf } from './line-outlook.js';
export { skuDecider } from './sku.decider.js';
export type { SkuState } from './sku-state.js';
export { skuSummary, waitingTotals, type SkuSummary, type WaitingTotals } from './sku-summary.js';
export { simulation } from './simulate.js';
export { toSnapshot } from './sku-snapshot.js';
export { allocatedOf, shippedOf } from './line-units.js';
export { queueOutlook } from './queue-outlook.js';
