export { rankingFacts } from './ranking-facts.process.js';
export { fulfilment } from './fulfilment.process.js';
export { groupWait } from './group-wait.process.js';
