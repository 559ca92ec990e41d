import { type Decider, type DecisionContext, reject } from '#eventing';
import { assertNever } from '#kernel';
import type {
  PurchaseOrderCommand,
  PurchaseOrderEvent,
  PurchaseOrderRejectionCode,
} from '../contract/index.js';
import { announceShipment } from './decide-announcing.js';
import { cancelLine, changeLine, confirmPurchaseOrder } from './decide-lines.js';
import { placePurchaseOrder } from './decide-placing.js';
import { receiveShipment } from './decide-receiving.js';
import type { CommandOf, Known, PurchaseOrderDecision } from './decision.js';
import { initialState, type PurchaseOrderState } from './purchase-order-state.js';
import { evolve } from './purchase-order.evolve.js';

/** One purchase order: what was ordered, what the supplier said, what is on its way, and what came. */
export const purchaseOrderDecider: Decider<
  PurchaseOrderState,
  PurchaseOrderCommand,
  PurchaseOrderEvent,
  PurchaseOrderRejectionCode
> = { name: 'purchase_order', stateVersion: 1, initialState, evolve, decide };

function decide(
  command: PurchaseOrderCommand,
  state: PurchaseOrderState,
  context: DecisionContext,
): PurchaseOrderDecision {
  if (command.type === 'supply.PlacePurchaseOrder') return placePurchaseOrder(command, state, context);
  const { placed } = state;
  if (!placed) {
    const { ref } = command;
    return reject('PURCHASE_ORDER_NOT_FOUND', `there is no purchase order ${ref}`, { field: 'ref', ref });
  }
  return decideOnPlaced(command, { state, placed, context });
}

function decideOnPlaced(
  command: Exclude<PurchaseOrderCommand, CommandOf<'supply.PlacePurchaseOrder'>>,
  known: Known,
): PurchaseOrderDecision {
  switch (command.type) {
    case 'supply.ConfirmPurchaseOrder':
      return confirmPurchaseOrder(command, known);
    case 'supply.ChangePurchaseOrderLine':
      return changeLine(command, known);
    case 'supply.CancelPurchaseOrderLine':
      return cancelLine(command, known);
    case 'supply.AnnounceShipment':
      return announceShipment(command, known);
    case 'supply.ReceiveShipment':
      return receiveShipment(command, known);
    default:
      return assertNever(command);
  }
}
