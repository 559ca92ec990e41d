export { lineIdOf as orderLineIdOf, orderIdFrom } from './api/order-keys.js';
export { ChangeOrder, PlaceOrder } from './application/order-commands.js';
export { GroupWaits } from './application/group-waits.js';
export { OrderingExecutor } from './application/ordering-executor.js';
export { EVENT_STORE, OrderPeople } from './application/order-people.js';
export { OrderingApiModule, OrderingModule } from './ordering.module.js';
export { type FoldedLine, type FoldedOrder, OrderFold } from './application/order-fold.js';
