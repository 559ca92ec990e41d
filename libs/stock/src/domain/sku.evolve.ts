import { assertNever } from '#kernel';
import type { StockEvent } from '#stock/contract';
import * as item from './evolve-item.js';
import * as line from './evolve-line.js';
import * as queue from './evolve-queue.js';
import * as supply from './evolve-supply.js';
import { correct, receive } from './ledger.js';
import { endReservation, reserve } from './reservations.js';
import type { SkuState } from './sku-state.js';

/** Applies an event in place. Throws when the log contradicts itself. */
export function evolveSku(state: SkuState, event: StockEvent, moment: line.Moment): void {
  switch (event.type) {
    case 'stock.ItemDescribed':
      return item.itemDescribed(state, event.data);
    case 'stock.BackorderPolicySet':
      return item.backorderPolicySet(state, event.data);
    case 'stock.ItemReleaseSet':
      return item.itemReleaseSet(state, event.data);
    case 'stock.ItemReleased':
      return item.itemReleased(state);
    case 'stock.StockReceived':
      return receive(state.ledger, event.data.quantity);
    case 'stock.StockCounted':
    case 'stock.StockAdjusted':
      return correct(state.ledger, event.data.delta);
    case 'stock.SupplyExpected':
      return supply.supplyExpected(state, event.data);
    case 'stock.SupplyRescheduled':
      return supply.supplyRescheduled(state, event.data);
    case 'stock.SupplyCancelled':
      return supply.supplyCancelled(state, event.data);
    case 'stock.SupplyReceived':
      return supply.supplyReceived(state, event.data);
    case 'stock.StockReserved': {
      const { reservationId, quantity, expiresAt } = event.data;
      return reserve(state.ledger, state.reservations, reservationId, { quantity, expiresAt });
    }
    case 'stock.ReservationEnded':
      return endReservation(state.ledger, state.reservations, event.data.reservationId);
    case 'stock.LineSourced':
      return line.lineSourced(state, event.data, moment);
    case 'stock.BackordersAllocated':
      return line.backordersAllocated(state, event.data, moment);
    case 'stock.AllocationsRevoked':
      return line.allocationsRevoked(state, event.data, moment);
    case 'stock.LineReduced':
      return line.lineReduced(state, event.data);
    case 'stock.LineHeld':
      return line.lineHeld(state, event.data, true);
    case 'stock.LineResumed':
      return line.lineHeld(state, event.data, false);
    case 'stock.LineShipped':
      return line.lineShipped(state, event.data);
    case 'stock.LineReturned':
      return line.lineReturned(state, event.data);
    case 'stock.PriorityPolicyApplied':
      return queue.policyApplied(state, event.data);
    case 'stock.BackordersReprioritised':
      return queue.reprioritised(state, event.data);
    case 'stock.BackordersPromoted':
      return queue.backordersPromoted(state, event.data);
    case 'stock.RankingFactsChanged':
      return queue.rankingFactsChanged(state, event.data);
    default:
      return assertNever(event);
  }
}
