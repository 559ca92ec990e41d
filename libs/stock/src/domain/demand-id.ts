import type { DemandRef } from '#backorder/contract';
import { findLine, type SkuState } from './sku-state.js';
import type { Demand } from './lines.js';

export function identityOf({ line, demandId }: Demand): DemandRef {
  return { orderId: line.orderId, lineId: line.lineId, demandId };
}

export function findDemand(state: SkuState, ref: DemandRef): Demand | undefined {
  return findLine(state, ref)?.demands.find(({ demandId }) => demandId === ref.demandId);
}
