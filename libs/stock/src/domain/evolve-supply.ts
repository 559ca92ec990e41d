import { receive } from './ledger.js';
import type { EventData, SkuState } from './sku-state.js';
import type { Supply } from './supplies.js';

export function supplyExpected(state: SkuState, data: EventData<'stock.SupplyExpected'>): void {
  const { supplyId, quantity, dueDate } = data;
  state.supplies.set(supplyId, { quantity, dueDate, outstanding: quantity, state: 'OPEN' });
}

export function supplyRescheduled(state: SkuState, data: EventData<'stock.SupplyRescheduled'>): void {
  supplyOf(state, data.supplyId).dueDate = data.to;
}

export function supplyCancelled(state: SkuState, data: EventData<'stock.SupplyCancelled'>): void {
  const supply = supplyOf(state, data.supplyId);
  supply.outstanding = 0;
  supply.state = 'CANCELLED';
}

export function supplyReceived(state: SkuState, data: EventData<'stock.SupplyReceived'>): void {
  const supply = supplyOf(state, data.supplyId);
  supply.outstanding = data.closed ? 0 : data.outstanding;
  if (data.closed) supply.state = 'RECEIVED';
  receive(state.ledger, data.accepted);
}

function supplyOf(state: SkuState, supplyId: string): Supply {
  const supply = state.supplies.get(supplyId);
  if (!supply) throw new Error(`the log speaks of supply ${supplyId} before it is expected`);
  return supply;
}
