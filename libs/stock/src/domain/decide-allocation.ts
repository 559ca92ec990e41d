import { accept } from '#eventing';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { roundOf, serveQueue } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

/** The next round of a run under way, or a first one where somebody asks for it. */
export function allocateBackorders(
  command: CommandOf<'stock.AllocateBackorders'>,
  state: SkuState,
): SkuDecision {
  const due = command.requested || state.run !== null || state.policy.mode === 'AUTO';
  if (!due) return accept();
  const cause = state.run ?? 'REQUESTED';
  const place = placeOf(command);
  const served = serveQueue(state, { place, cause, available: state.ledger.available });
  if (served.length > 0 || state.run === null) return accept(...served);
  // What the run had left went elsewhere meanwhile: it ends all the same.
  return accept(roundOf(place, cause, { allocations: [], passedOver: [], more: false }));
}
