export { rankingFacts } from './ranking-facts.process.js';
export { fulfilment } from './fulfilment.process.js';
