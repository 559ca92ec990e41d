import type { OverrideAction } from '#backorder/contract';
import type { NaiveDemand } from './naive-demand.js';

/** The order that a batch of moves makes of a queue; null: an action that the policy has a say in. */
export function movedOrder(
  queue: readonly NaiveDemand[],
  action: OverrideAction,
  names: readonly string[],
): string[] | null {
  const moving = names.map((name) => queue.filter(({ demandId }) => demandId === name)[0]!);
  const rest = queue.filter((demand) => !moving.includes(demand));
  const of = (list: readonly NaiveDemand[], pinned: boolean) => list.filter((each) => each.pinned === pinned);
  const order = (pins: readonly NaiveDemand[], others: readonly NaiveDemand[]) =>
    [...pins, ...others].map(({ demandId }) => demandId);
  const around = (put: (list: readonly NaiveDemand[], put: readonly NaiveDemand[]) => NaiveDemand[]) =>
    order(put(of(rest, true), of(moving, true)), put(of(rest, false), of(moving, false)));
  switch (action.kind) {
    case 'MOVE_TO_TOP':
      return around((list, put) => [...put, ...list]);
    case 'MOVE_TO_BOTTOM':
      return around((list, put) => [...list, ...put]);
    case 'MOVE_BEFORE': {
      const at = rest.findIndex(({ demandId }) => demandId === action.demandId);
      return order([...rest.slice(0, at), ...moving], rest.slice(at));
    }
    case 'MOVE_TO_POSITION':
      return around((list, put) => {
        const at = action.position - 1;
        return [...list.slice(0, at), ...put, ...list.slice(at)];
      });
    case 'PIN': {
      const news = of(moving, false);
      const left = queue.filter((demand) => !news.includes(demand));
      return order([...of(left, true), ...news], of(left, false));
    }
    case 'HOLD':
    case 'RELEASE':
      return order(queue, []);
    default:
      return null;
  }
}
