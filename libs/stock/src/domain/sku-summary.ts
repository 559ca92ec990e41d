import { unclaimedUnits } from '#backorder/domain';
import type { Ledger } from './ledger.js';
import { physicalUnits } from './ledger.js';
import type { SkuState } from './sku-state.js';
import { unitsOnOrder } from './supplies.js';

/** Units that wait, and the demands (backorders) that they wait for. */
export interface WaitingTotals {
  readonly units: number;
  readonly backorders: number;
}

export interface SkuSummary extends Readonly<Ledger> {
  /** Units on the premises. */
  readonly physical: number;
  /** Available units that no waiting line has a claim to. */
  readonly free: number;
  readonly waiting: WaitingTotals;
  readonly onOrder: number;
  readonly allocationRunning: boolean;
}

export function waitingTotals({ queue }: SkuState): WaitingTotals {
  return { units: queue.waiting, backorders: queue.size };
}

export function skuSummary(state: SkuState): SkuSummary {
  return {
    ...state.ledger,
    physical: physicalUnits(state.ledger),
    free: unclaimedUnits(state.queue, state.ledger.available),
    waiting: waitingTotals(state),
    onOrder: unitsOnOrder(state.supplies),
    allocationRunning: state.run !== null,
  };
}
