export { GivenLog, type GivenEvent, plainDecoder } from './given-log.js';
export { projectionSpec } from './projection-spec.js';
