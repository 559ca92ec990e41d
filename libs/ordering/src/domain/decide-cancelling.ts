import { refuseOver } from '#delay-rules';
import { accept, reject } from '#eventing';
import { deterministicId } from '#kernel';
import { type Decide, lineName, lineNotFound } from './decision.js';
import { findLine, openUnits, type OrderState } from './order-state.js';
import { lineUnder, underMitor } from './order-under-rule.js';

/** Takes back all or part of what is not shipped. */
export const cancelOrderLine: Decide<'ordering.CancelOrderLine'> = (command, state) => {
  const { orderId, lineId, by, reason } = command;
  const line = findLine(state, lineId);
  if (!line) return lineNotFound(orderId, lineId);
  const open = openUnits(line);
  if (open === 0) {
    const code = line.shipped > 0 ? 'ALREADY_SHIPPED' : 'NOTHING_TO_CANCEL';
    return reject(code, `${lineName(line)} has nothing left to cancel`, { lineId, shipped: line.shipped });
  }
  const quantity = command.quantity ?? open;
  if (quantity > open) {
    const message = `${lineName(line)}: cannot cancel ${quantity}, ${open} are open`;
    return reject('QUANTITY_EXCEEDS_OPEN', message, { lineId, sku: line.sku, requested: quantity, open });
  }
  return accept({ type: 'ordering.LineCancelled', data: { orderId, lineId, quantity, by, reason } });
};

export const cancelOrder: Decide<'ordering.CancelOrder'> = ({ orderId, by, reason }, state) => {
  if (state.cancelled) return accept();
  const lines = state.lines
    .map((line) => ({ lineId: line.lineId, quantity: openUnits(line) }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) {
    return reject('NOTHING_TO_CANCEL', `order ${state.placed?.ref} has nothing left to cancel`, { orderId });
  }
  return accept({ type: 'ordering.OrderCancelled', data: { orderId, lines, by, reason } });
};

/** `quantity` is the new quantity of the line, what was cancelled or refused included. */
export const changeLineQuantity: Decide<'ordering.ChangeLineQuantity'> = (command, state, context) => {
  const { orderId, lineId, quantity, reason } = command;
  const line = findLine(state, lineId);
  if (!line) return lineNotFound(orderId, lineId);
  if (quantity === line.quantity) return accept();
  const least = line.quantity - openUnits(line);
  if (quantity < least) {
    const message = `${lineName(line)}: ${quantity} is less than the ${least} shipped, cancelled or refused`;
    return reject('QUANTITY_BELOW_SHIPPED', message, { lineId, sku: line.sku, requested: quantity, least });
  }
  const over = quantity > line.quantity ? overUnderRule(state, lineId, context.now) : null;
  if (over)
    return reject(over, `${lineName(line)} is over: what is added to it would be late at once`, { lineId });
  const demandId = quantity > line.quantity ? deterministicId(context.commandId, lineId) : null;
  const data = { orderId, lineId, from: line.quantity, to: quantity, demandId, reason };
  return accept({ type: 'ordering.LineQuantityChanged', data });
};

/** Units share the clock of their line: where its time is over, more of the same are a new order. */
function overUnderRule({ rule }: OrderState, lineId: string, now: string) {
  const order = rule && underMitor(rule, now);
  const line = order && lineUnder(order, lineId);
  return line ? refuseOver(line) : null;
}
