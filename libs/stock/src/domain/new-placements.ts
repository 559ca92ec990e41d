import type { OverrideAction, Placement } from '#backorder/contract';
import { closeBefore, compareKeys, GROUP, outermostKey, ownKeyBetween, UNPINNED } from '#backorder/domain';
import { reject } from '#eventing';
import { assertNever } from '#kernel';
import { named, placeOf, type CommandOf } from './decision.js';
import { findDemand } from './demand-id.js';
import type { Demand } from './lines.js';
import { placeByPolicy, placementOf } from './placing.js';
import type { SkuState } from './sku-state.js';

type Reprioritise = CommandOf<'stock.ReprioritiseBackorders'>;
type Refused = ReturnType<
  typeof reject<
    'BACKORDER_NOT_FOUND' | 'TARGET_IS_PINNED' | 'TARGET_IS_NOT_PINNED' | 'TARGET_IS_MOVED' | 'NO_PLACE_LEFT'
  >
>;
type Placed = { readonly placements: readonly Placement[] } | Refused;

/** Keys grow as places are divided; beyond this a place is too narrow. Applying the policy makes room again. */
const LONGEST_KEY = 480;

/** Where an action puts each of the demands, in their order. */
export function newPlacements(state: SkuState, command: Reprioritise, demands: readonly Demand[]): Placed {
  const { action } = command;
  switch (action.kind) {
    case 'HOLD':
    case 'RELEASE':
      return each(demands, () => ({ onHold: action.kind === 'HOLD' }));
    case 'SET_CLASS':
      return each(demands, (demand) => withClass(state, demand, action.priorityClass));
    case 'PIN':
      return pin(state, demands);
    case 'UNPIN':
      return each(demands, (demand) =>
        demand.pinned ? { pinned: false, moved: false, key: placeByPolicy(state, demand) } : {},
      );
    case 'MOVE_TO_TOP':
      return toEnd(state, demands, 'top');
    case 'MOVE_TO_BOTTOM':
      return toEnd(state, demands, 'bottom');
    case 'MOVE_BEFORE':
      return moveBefore(state, command, action, demands);
    case 'MOVE_TO_POSITION':
      return moveToPosition(state, command, action.position, demands);
    default:
      return assertNever(action);
  }
}

function each(demands: readonly Demand[], change: (demand: Demand) => Partial<Placement>): Placed {
  return { placements: demands.map((demand) => ({ ...placementOf(demand), ...change(demand) })) };
}

function withClass(state: SkuState, demand: Demand, priorityClass: number | null): Partial<Placement> {
  if (demand.pinned) return { priorityClass };
  return { priorityClass, moved: false, key: placeByPolicy(state, demand, priorityClass) };
}

/** Behind those that were pinned before. */
function pin(state: SkuState, demands: readonly Demand[]): Placed {
  let edge = lastPinned(state)?.key ?? null;
  return each(demands, (demand) => {
    if (demand.pinned) return {};
    edge = outermostKey(GROUP.pinned, edge, 1, demand.revision);
    return { pinned: true, moved: false, key: edge };
  });
}

/** Pinned ones to an end of the pinned, the others to an end of the rest. */
function toEnd(state: SkuState, demands: readonly Demand[], end: 'top' | 'bottom'): Placed {
  const step = end === 'top' ? -1 : 1;
  const edges = { pinned: edgeKey(state, true, end), others: edgeKey(state, false, end) };
  const keys = new Map<Demand, string>();
  // Towards the top the last one is placed first, so that they keep their order.
  for (const demand of end === 'top' ? [...demands].reverse() : demands) {
    const kind = demand.pinned ? 'pinned' : 'others';
    const group = demand.pinned ? GROUP.pinned : GROUP[end];
    edges[kind] = outermostKey(group, edges[kind], step, demand.revision);
    keys.set(demand, edges[kind]);
  }
  return each(demands, (demand) => ({ key: keys.get(demand) ?? demand.key, moved: !demand.pinned }));
}

/** The first or last key of the group that a move to an end goes to; null: nobody is there. */
function edgeKey({ queue }: SkuState, pinned: boolean, end: 'top' | 'bottom'): string | null {
  const group = pinned ? GROUP.pinned : GROUP[end];
  const pins = queue.ahead(UNPINNED).entries;
  const index = pinned ? (end === 'top' ? 0 : pins - 1) : end === 'top' ? pins : queue.size - 1;
  const key = queue.at(index)?.key;
  return key?.startsWith(group) ? key : null;
}

function lastPinned({ queue }: SkuState): Demand | undefined {
  const pins = queue.ahead(UNPINNED).entries;
  return pins === 0 ? undefined : queue.at(pins - 1);
}

function moveBefore(
  state: SkuState,
  command: Reprioritise,
  target: Extract<OverrideAction, { readonly kind: 'MOVE_BEFORE' }>,
  demands: readonly Demand[],
): Placed {
  const before = findDemand(state, target);
  const details = { ...placeOf(command), demandId: target.demandId };
  if (!before || before.waiting === 0) {
    return reject(
      'BACKORDER_NOT_FOUND',
      `${named(command)}: backorder ${target.demandId} is not waiting`,
      details,
    );
  }
  if (demands.includes(before)) {
    const message = `${named(command)}: backorder ${target.demandId} cannot be moved before itself`;
    return reject('TARGET_IS_MOVED', message, details);
  }
  const other = demands.find(({ pinned }) => pinned !== before.pinned);
  if (other) {
    const message = before.pinned
      ? `${named(command)}: backorder ${target.demandId} is pinned; pin what is to go before it, too`
      : `${named(command)}: backorder ${other.demandId} is pinned and always goes before what is not; unpin it first`;
    return reject(before.pinned ? 'TARGET_IS_PINNED' : 'TARGET_IS_NOT_PINNED', message, details);
  }
  return between(state, command, before, demands);
}

/** Into the gap before a demand, one behind the other. */
function between(state: SkuState, command: Reprioritise, before: Demand, demands: readonly Demand[]): Placed {
  const index = state.queue.ahead(before.key).entries;
  const floor = before.pinned ? GROUP.pinned : UNPINNED;
  const previous = state.queue.at(index - 1)?.key ?? floor;
  let low = closeBefore(previous > floor ? previous : floor, before.key);
  const keys = demands.map((demand) => (low = ownKeyBetween(low, before.key, demand.revision)));
  if (keys.some((key) => key.length > LONGEST_KEY)) {
    const message = `${named(command)}: too many were moved to this place; move to the top, or publish the policy anew`;
    return reject('NO_PLACE_LEFT', message, { ...placeOf(command) });
  }
  const placements = demands.map((demand, nth) => ({
    ...placementOf(demand),
    key: keys[nth] ?? demand.key,
    moved: !demand.pinned,
  }));
  return { placements };
}

/** Counted among the pinned, or among the others, without those that are moved. Beyond the last: to the bottom. */
function moveToPosition(
  state: SkuState,
  command: Reprioritise,
  position: number,
  demands: readonly Demand[],
): Placed {
  const [first] = demands;
  const pinned = first?.pinned ?? false;
  const other = demands.find((demand) => demand.pinned !== pinned);
  if (other) {
    const message = `${named(command)}: pinned backorders and others have no common positions; move them apart`;
    return reject('TARGET_IS_PINNED', message, { ...placeOf(command), demandId: other.demandId });
  }
  const pins = state.queue.ahead(UNPINNED).entries;
  let index = position - 1 + (pinned ? 0 : pins);
  const own = [...demands].sort((a, b) => compareKeys(a.key, b.key));
  for (const { key } of own) if (state.queue.ahead(key).entries <= index) index += 1;
  const before = state.queue.at(index);
  if (!before || before.pinned !== pinned) return toEnd(state, demands, 'bottom');
  return between(state, command, before, demands);
}
