export { fulfilment } from './fulfilment.process.js';
