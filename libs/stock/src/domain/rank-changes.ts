import type { Placement } from '#backorder/contract';
import { compareKeys, type RankedQueue } from '#backorder/domain';
import type { Demand } from './lines.js';

interface Move {
  readonly demand: Demand;
  readonly after: Placement;
}

/** Where each demand of a batch stands before and after all of it, counted from 1. */
export function rankChanges(
  queue: RankedQueue<Demand>,
  moves: readonly Move[],
): { readonly fromRank: number; readonly toRank: number }[] {
  return moves.map(({ demand, after }) => {
    const leave = moves.filter((other) => compareKeys(other.demand.key, after.key) < 0).length;
    const arrive = moves.filter((other) => compareKeys(other.after.key, after.key) < 0).length;
    return {
      fromRank: queue.ahead(demand.key).entries + 1,
      toRank: queue.ahead(after.key).entries - leave + arrive + 1,
    };
  });
}
