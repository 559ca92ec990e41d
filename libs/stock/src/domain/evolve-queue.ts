import { demandOf, lineOf } from './evolve-line.js';
import { place, placeByPolicy } from './placing.js';
import { reorder, replace, type EventData, type SkuState } from './sku-state.js';

/** Free units may serve others under the new policy: a round is due, unless somebody must ask for it. */
export function policyApplied(state: SkuState, { policy }: EventData<'stock.PriorityPolicyApplied'>): void {
  reorder(state, policy);
  const served = state.run !== null || state.policy.mode === 'AUTO';
  state.run = served && state.ledger.available > 0 ? 'POLICY' : null;
}

export function reprioritised(state: SkuState, data: EventData<'stock.BackordersReprioritised'>): void {
  for (const { after, ...ref } of data.changes)
    place(state, demandOf(lineOf(state, ref), ref.demandId), after);
  state.guarded?.settle();
}

export function backordersPromoted(state: SkuState, data: EventData<'stock.BackordersPromoted'>): void {
  for (const ref of data.demands) {
    replace(state, demandOf(lineOf(state, ref), ref.demandId), (demand) => {
      demand.starving = true;
      demand.moved = false;
      demand.key = placeByPolicy(state, demand);
    });
  }
  state.guarded?.settle();
  if (data.cause !== null) state.run = data.cause;
}

export function rankingFactsChanged(state: SkuState, data: EventData<'stock.RankingFactsChanged'>): void {
  const line = lineOf(state, data);
  if (data.asOf !== undefined) line.rankedAsOf = data.asOf;
  for (const demand of line.demands) {
    replace(state, demand, (changed) => {
      changed.facts = { ...changed.facts, ...data.ranking };
      if (!changed.pinned && !changed.moved) changed.key = placeByPolicy(state, changed);
    });
  }
}
