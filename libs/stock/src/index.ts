export { ChangeStock } from './application/change-stock.command.js';
export { SkuReplay } from './application/sku-replay.js';
export { SkuSimulator } from './application/sku-simulator.js';
export { StockExecutor } from './application/stock-executor.js';
export { StockApiModule, StockModule } from './stock.module.js';
export { type FoldedBackorder, type FoldedQueue, SkuFold } from './application/sku-fold.js';
export type { ProjectionCause } from './application/projection-cause.js';
export { type ProjectionChange, ProjectionFold } from './application/projection-fold.js';
