import { accept, reject, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { serveAtOnce } from './serve-queue.js';
import type { SkuState } from './sku-state.js';
import type { Supply } from './supplies.js';

type SupplyCommand = Place & { readonly supplyId: string };

export function expectSupply(command: CommandOf<'stock.ExpectSupply'>, state: SkuState): SkuDecision {
  const { supplyId, quantity, dueDate, reference } = command;
  const known = state.supplies.get(supplyId);
  if (known?.quantity === quantity && known.dueDate === dueDate) return accept();
  if (known) {
    return reject(
      'SUPPLY_EXISTS',
      `${named(command)}: supply ${supplyId} is known with ${known.quantity} units`,
      {
        ...placeOf(command),
        supplyId,
        quantity: known.quantity,
      },
    );
  }
  const data = { ...placeOf(command), supplyId, quantity, dueDate, reference };
  return accept({ type: 'stock.SupplyExpected', data });
}

export function rescheduleSupply(command: CommandOf<'stock.RescheduleSupply'>, state: SkuState): SkuDecision {
  const { supplyId, dueDate, reason } = command;
  const supply = state.supplies.get(supplyId);
  if (supply?.state !== 'OPEN') return noOpenSupply(command, supply);
  if (supply.dueDate === dueDate) return accept();
  const data = { ...placeOf(command), supplyId, from: supply.dueDate, to: dueDate, reason };
  return accept({ type: 'stock.SupplyRescheduled', data });
}

export function cancelSupply(command: CommandOf<'stock.CancelSupply'>, state: SkuState): SkuDecision {
  const { supplyId, reason } = command;
  const supply = state.supplies.get(supplyId);
  if (supply?.state === 'CANCELLED') return accept();
  if (supply?.state !== 'OPEN') return noOpenSupply(command, supply);
  const data = { ...placeOf(command), supplyId, quantity: supply.outstanding, reason };
  return accept({ type: 'stock.SupplyCancelled', data });
}

/**
 * Rejected units are no longer outstanding: whether the supplier replaces them is not known, and a date for them would
 * be made up. A replacement is expected anew.
 */
export function receiveSupply(
  command: CommandOf<'stock.ReceiveSupply'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { supplyId, accepted, rejected, close } = command;
  const supply = state.supplies.get(supplyId);
  if (supply?.state !== 'OPEN') return noOpenSupply(command, supply);
  if (accepted + rejected === 0 && !close) {
    const message = `${named(place)}: supply ${supplyId} was received with 0 units and not closed`;
    return reject('NOTHING_TO_RECEIVE', message, { ...place, supplyId, outstanding: supply.outstanding });
  }
  const outstanding = Math.max(0, supply.outstanding - accepted - rejected);
  const over = Math.max(0, accepted - supply.outstanding);
  const closed = close || outstanding === 0;
  const event: StockEvent = {
    type: 'stock.SupplyReceived',
    data: { ...place, supplyId, accepted, rejected, over, outstanding, closed },
  };
  if (accepted === 0) return accept(event);
  const available = state.ledger.available + accepted;
  return accept(event, ...serveAtOnce(state, { place, now, cause: 'RECEIPT', available }));
}

function noOpenSupply(command: SupplyCommand, supply: Supply | undefined): SkuDecision {
  const { supplyId } = command;
  const details = { ...placeOf(command), supplyId };
  if (!supply) {
    return reject('SUPPLY_NOT_FOUND', `${named(command)}: supply ${supplyId} is not expected`, details);
  }
  const how = supply.state === 'CANCELLED' ? 'cancelled' : 'fully received';
  const message = `${named(command)}: supply ${supplyId} of ${supply.quantity} units is ${how}`;
  return reject('SUPPLY_CLOSED', message, details);
}
