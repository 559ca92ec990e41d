export { GivenLog, type GivenEvent, plainDecoder } from './given-log.js';
export { projectionSpec } from './projection-spec.js';
export { GivenStore } from './given-store.js';
export { processSpec, type GivenInput } from './process-spec.js';
export { type GivenBasket, placed, sampleProcess } from './sample-process.js';
