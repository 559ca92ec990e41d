import type { Decider, DecisionContext } from '#eventing';
import { assertNever } from '#kernel';
import type { StockCommand, StockEvent, StockRejectionCode } from '#stock/contract';
import { allocateBackorders } from './decide-allocation.js';
import { describeItem, setBackorderPolicy } from './decide-item.js';
import { holdLine, reduceLine, resumeLine } from './decide-line.js';
import { endReservation, reserveStock } from './decide-reservation.js';
import { returnLine, shipLine } from './decide-shipping.js';
import { sourceLine } from './decide-sourcing.js';
import { adjustStock, receiveStock, recordStockCount } from './decide-stock.js';
import { cancelSupply, expectSupply, receiveSupply, rescheduleSupply } from './decide-supply.js';
import type { SkuDecision } from './decision.js';
import { emptySku, type SkuState } from './sku-state.js';
import { fromSnapshot, toSnapshot } from './sku-snapshot.js';
import { evolveSku } from './sku.evolve.js';

/**
 * One SKU at one location. "From stock or into the queue, and who is next?" is decided here, on ledger, holds, expected
 * supply and queue together. Whatever frees or adds units serves the queue in the same decision (mode `AUTO`), in
 * rounds of `ALLOCATIONS_PER_ROUND`.
 */
export const skuDecider: Decider<SkuState, StockCommand, StockEvent, StockRejectionCode> = {
  name: 'sku',
  stateVersion: 1,
  initialState: emptySku,
  evolve: evolveSku,
  decide,
  snapshot: { toJson: toSnapshot, fromJson: fromSnapshot },
};

function decide(command: StockCommand, state: SkuState, context: DecisionContext): SkuDecision {
  switch (command.type) {
    case 'stock.DescribeItem':
      return describeItem(command, state);
    case 'stock.SetBackorderPolicy':
      return setBackorderPolicy(command, state);
    case 'stock.ReceiveStock':
      return receiveStock(command, state);
    case 'stock.RecordStockCount':
      return recordStockCount(command, state);
    case 'stock.AdjustStock':
      return adjustStock(command, state);
    case 'stock.ExpectSupply':
      return expectSupply(command, state);
    case 'stock.RescheduleSupply':
      return rescheduleSupply(command, state);
    case 'stock.CancelSupply':
      return cancelSupply(command, state);
    case 'stock.ReceiveSupply':
      return receiveSupply(command, state);
    case 'stock.ReserveStock':
      return reserveStock(command, state, context);
    case 'stock.ReleaseReservation':
    case 'stock.ExpireReservation':
      return endReservation(command, state);
    case 'stock.AllocateBackorders':
      return allocateBackorders(command, state);
    case 'stock.SourceLine':
      return sourceLine(command, state, context);
    case 'stock.ReduceLine':
      return reduceLine(command, state);
    case 'stock.HoldLine':
      return holdLine(command, state);
    case 'stock.ResumeLine':
      return resumeLine(command, state);
    case 'stock.ShipLine':
      return shipLine(command, state);
    case 'stock.ReturnLine':
      return returnLine(command, state);
    default:
      return assertNever(command);
  }
}
