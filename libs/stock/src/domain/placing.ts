import type { Placement } from '#backorder/contract';
import { rankedPlace } from '#backorder/domain';
import type { Demand } from './lines.js';
import { replace, type SkuState } from './sku-state.js';

/** A demand's place, and what was set by hand. */
export function placementOf({ key, pinned, moved, priorityClass, ownHold }: Demand): Placement {
  return { key, pinned, moved, priorityClass, onHold: ownHold };
}

export function samePlacement(a: Placement, b: Placement): boolean {
  return (
    a.key === b.key &&
    a.pinned === b.pinned &&
    a.moved === b.moved &&
    a.priorityClass === b.priorityClass &&
    a.onHold === b.onHold
  );
}

export function place(state: SkuState, demand: Demand, to: Placement): void {
  replace(state, demand, (moving) => {
    moving.key = to.key;
    moving.pinned = to.pinned;
    moving.moved = to.moved;
    moving.outlived = moving.outlived && to.pinned;
    moving.priorityClass = to.priorityClass;
    moving.ownHold = to.onHold;
    moving.held = to.onHold || moving.line.onHold;
  });
}

/** Where the policy would have a demand; `priorityClass` as it is to be. */
export function placeByPolicy(
  { priority }: SkuState,
  demand: Demand,
  priorityClass = demand.priorityClass,
): string {
  const { facts, revision, starving } = demand;
  return rankedPlace(priority, { facts, revision, starving, priorityClass });
}
