import { accept, type DecisionContext, reject } from '#eventing';
import { deterministicId } from '#kernel';
import type { CommandOf, Decide, OrderDecision } from './decision.js';
import type { OrderState } from './order-state.js';

/** Takes an order. Line ids follow from the order's id, so that a repeat names the same lines. */
export const placeOrder: Decide<'ordering.PlaceOrder'> = (command, state, context) => {
  const refusal = refuseOrder(command, state, context);
  if (refusal) return refusal;
  const { type: _, ...facts } = command;
  const lines = command.lines.map((line, index) => ({
    ...line,
    lineId: deterministicId(command.orderId, 'line', index + 1),
    lineNo: index + 1,
  }));
  const placedAt = command.placedAt ?? context.now;
  return accept({ type: 'ordering.OrderPlaced', data: { ...facts, placedAt, lines } });
};

function refuseOrder(
  { orderId, ref, placedAt, lines }: CommandOf<'ordering.PlaceOrder'>,
  state: OrderState,
  { now }: DecisionContext,
): OrderDecision | null {
  if (state.placed) return reject('ORDER_REF_TAKEN', `there is an order ${ref} already`, { ref, orderId });
  if (placedAt !== null && placedAt > now) {
    return reject('PLACED_IN_FUTURE', `placedAt ${placedAt} is in the future`, { placedAt, now });
  }
  const ungrouped = lines.findIndex((line) => (line.shipPolicy === 'TOGETHER') !== (line.shipGroup !== null));
  if (ungrouped >= 0) {
    const message = `line ${ungrouped + 1}: a shipGroup goes with ship policy TOGETHER, and with no other`;
    return reject('SHIP_GROUP_REQUIRED', message, { lineNo: ungrouped + 1 });
  }
  return null;
}
