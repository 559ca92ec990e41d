export { orderDecider } from './order.decider.js';
export { allocatedUnits, type LineState, openUnits, type OrderState } from './order-state.js';
