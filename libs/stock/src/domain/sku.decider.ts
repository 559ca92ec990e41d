import { reject, type Decider, type DecisionContext } from '#eventing';
import { assertNever, payloadHash } from '#kernel';
import type { StockCommand, StockEvent, StockRejectionCode } from '#stock/contract';
import { allocateBackorders } from './decide-allocation.js';
import { allocateManually, deallocate } from './decide-by-hand.js';
import { describeItem, setBackorderPolicy } from './decide-item.js';
import { holdLine, reduceLine, resumeLine } from './decide-line.js';
import { decideRelease } from './decide-release.js';
import { endReservation, reserveStock } from './decide-reservation.js';
import { returnLine, shipLine } from './decide-shipping.js';
import { sourceLine } from './decide-sourcing.js';
import { adjustStock, receiveStock, recordStockCount } from './decide-stock.js';
import { cancelSupply, expectSupply, receiveSupply, rescheduleSupply } from './decide-supply.js';
import { named, placeOf, type SkuDecision } from './decision.js';
import { decideRanking } from './decide-policy.js';
import { reallocate } from './decide-reallocation.js';
import { reprioritise, undoReprioritisation } from './decide-reprioritise.js';
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
  stateVersion: 5,
  initialState: emptySku,
  evolve: evolveSku,
  decide,
  snapshot: { toJson: toSnapshot, fromJson: fromSnapshot },
};

/** A decision that was previewed is taken as it was seen, or not at all. */
function decide(command: StockCommand, state: SkuState, context: DecisionContext): SkuDecision {
  const decision = decideAnew(command, state, context);
  if (!('expectDigest' in command) || 'rejected' in decision) return decision;
  if (payloadHash(decision.accepted) === command.expectDigest) return decision;
  const message = `${named(command)}: what was previewed would turn out differently by now; preview it again`;
  return reject('PLAN_OUTDATED', message, { ...placeOf(command) });
}

function decideAnew(command: StockCommand, state: SkuState, context: DecisionContext): SkuDecision {
  switch (command.type) {
    case 'stock.DescribeItem':
      return describeItem(command, state);
    case 'stock.SetBackorderPolicy':
      return setBackorderPolicy(command, state, context);
    case 'stock.ReceiveStock':
      return receiveStock(command, state, context);
    case 'stock.RecordStockCount':
      return recordStockCount(command, state, context);
    case 'stock.AdjustStock':
      return adjustStock(command, state, context);
    case 'stock.ExpectSupply':
      return expectSupply(command, state);
    case 'stock.RescheduleSupply':
      return rescheduleSupply(command, state);
    case 'stock.CancelSupply':
      return cancelSupply(command, state);
    case 'stock.ReceiveSupply':
      return receiveSupply(command, state, context);
    case 'stock.ReserveStock':
      return reserveStock(command, state, context);
    case 'stock.ReleaseReservation':
    case 'stock.ExpireReservation':
      return endReservation(command, state, context);
    case 'stock.AllocateBackorders':
      return allocateBackorders(command, state, context);
    case 'stock.SourceLine':
      return sourceLine(command, state, context);
    case 'stock.ReduceLine':
      return reduceLine(command, state, context);
    case 'stock.HoldLine':
      return holdLine(command, state);
    case 'stock.ResumeLine':
      return resumeLine(command, state, context);
    case 'stock.ShipLine':
      return shipLine(command, state, context);
    case 'stock.ReturnLine':
      return returnLine(command, state, context);
    case 'stock.ApplyPriorityPolicy':
    case 'stock.PromoteStarving':
    case 'stock.UpdateRankingFacts':
      return decideRanking(command, state, context);
    case 'stock.ReprioritiseBackorders':
      return reprioritise(command, state, context);
    case 'stock.UndoReprioritisation':
      return undoReprioritisation(command, state, context);
    case 'stock.ReallocateBackorders':
      return reallocate(command, state, context);
    case 'stock.DeallocateBackorder':
      return deallocate(command, state, context);
    case 'stock.AllocateManually':
      return allocateManually(command, state, context);
    case 'stock.SetItemRelease':
    case 'stock.ReleaseItem':
      return decideRelease(command, state, context);
    default:
      return assertNever(command);
  }
}
