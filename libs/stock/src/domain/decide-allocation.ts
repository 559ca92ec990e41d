import { accept, reject, type DecisionContext } from '#eventing';
import { named, placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { notReleased } from './release.js';
import { roundOf, serveQueue } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

/** The next round of a run under way, or a first one where somebody asks for it. */
export function allocateBackorders(
  command: CommandOf<'stock.AllocateBackorders'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { mode } = state.policy;
  if (command.requested && mode === 'MANUAL') {
    const message = `${named(place)}: its queue is served by hand only; allocate to a backorder, or set another mode`;
    return reject('QUEUE_IS_MANUAL', message, { ...place });
  }
  const early = command.requested ? notReleased(place, state.release, now) : null;
  if (early) return early;
  const due = command.requested || state.run !== null || mode === 'AUTO';
  if (!due) return accept();
  const cause = state.run ?? 'REQUESTED';
  const served = serveQueue(state, { place, now, cause, available: state.ledger.available });
  if (served.length > 0 || state.run === null) return accept(...served);
  // What the run had left went elsewhere meanwhile: it ends all the same.
  const { rule } = state.priority.allocation;
  return accept(roundOf(state, place, { cause, rule, allocations: [], passedOver: [], more: false }));
}
