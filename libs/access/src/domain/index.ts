export { accessKeyDecider } from './access-key.decider.js';
