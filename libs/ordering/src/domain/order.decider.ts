import { accept, type Decider, type DecisionContext, reject } from '#eventing';
import type { OrderingCommand, OrderingEvent, OrderingRejectionCode } from '../contract/index.js';
import { consequences } from './consequences.js';
import { cancelOrder, cancelOrderLine, changeLineQuantity } from './decide-cancelling.js';
import { placeOrder } from './decide-placing.js';
import { confirmShipment, recordReturn } from './decide-shipping.js';
import { decideUnderRule } from './decide-under-rule.js';
import { recordSupply } from './decide-supply.js';
import type { CommandOf, OrderDecision } from './decision.js';
import { groupNews } from './group-news.js';
import { initialState, type OrderState } from './order-state.js';
import { evolve } from './order.evolve.js';

/** One order: what the buyer asked for, what became of every unit, and who decided it. */
export const orderDecider: Decider<OrderState, OrderingCommand, OrderingEvent, OrderingRejectionCode> = {
  name: 'order',
  stateVersion: 7,
  initialState,
  evolve,
  decide: (command, state, context) => {
    const before = isAsOfNow(command) ? consequences(state, [], context) : [];
    const current = before.length > 0 ? after(state, before, context) : state;
    const decision = decideAlone(command, current, context);
    if ('rejected' in decision) return decision;
    const decided = [...decision.accepted, ...consequences(current, decision.accepted, context)];
    return accept(...before, ...decided, ...groupNews(current, decided, context));
  },
};

/**
 * Whether what time has brought about comes before the command. The others have a business time of their own, by which
 * they are judged: an answer received in time may be recorded late.
 */
function isAsOfNow({ type }: OrderingCommand): boolean {
  return ['ordering.CancelOrder', 'ordering.CancelOrderLine', 'ordering.ChangeLineQuantity'].includes(type);
}

function after(
  state: OrderState,
  events: readonly OrderingEvent[],
  { now: at }: DecisionContext,
): OrderState {
  const copy = structuredClone(state);
  for (const event of events) evolve(copy, event, { at });
  return copy;
}

/** The decision itself, without what follows from it under the delay rules. */
function decideAlone(command: OrderingCommand, state: OrderState, context: DecisionContext): OrderDecision {
  if (command.type === 'ordering.PlaceOrder') return placeOrder(command, state, context);
  if (!state.placed) {
    return reject('ORDER_NOT_FOUND', `there is no order ${command.orderId}`, { orderId: command.orderId });
  }
  return decideOnPlaced(command, state, context);
}

const decideOnPlaced = (
  command: Exclude<OrderingCommand, CommandOf<'ordering.PlaceOrder'>>,
  state: OrderState,
  context: DecisionContext,
): OrderDecision => {
  switch (command.type) {
    case 'ordering.RecordSupply':
      return recordSupply(command, state, context);
    case 'ordering.RecordReturn':
      return recordReturn(command, state, context);
    case 'ordering.CancelOrder':
      return cancelOrder(command, state, context);
    case 'ordering.CancelOrderLine':
      return cancelOrderLine(command, state, context);
    case 'ordering.ConfirmShipment':
      return confirmShipment(command, state, context);
    case 'ordering.ChangeLineQuantity':
      return state.cancelled ? cancelledAlready(state) : changeLineQuantity(command, state, context);
    case 'ordering.HoldOrder':
      return state.cancelled ? cancelledAlready(state) : hold(command, state);
    case 'ordering.ReleaseOrder':
      return release(command, state);
    default:
      return decideUnderRule(command, state, context);
  }
};

function hold({ orderId, reason }: CommandOf<'ordering.HoldOrder'>, state: OrderState): OrderDecision {
  return state.onHold ? accept() : accept({ type: 'ordering.OrderHeld', data: { orderId, reason } });
}

function release({ orderId, note }: CommandOf<'ordering.ReleaseOrder'>, state: OrderState): OrderDecision {
  return state.onHold ? accept({ type: 'ordering.OrderReleased', data: { orderId, note } }) : accept();
}

function cancelledAlready(state: OrderState): OrderDecision {
  return reject('ORDER_CANCELLED', `order ${state.placed?.ref} is cancelled`);
}
