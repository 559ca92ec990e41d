import { accept } from '#eventing';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { serveQueue } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

/** The next round of a run under way, or a first one where somebody asks for it. */
export function allocateBackorders(
  command: CommandOf<'stock.AllocateBackorders'>,
  state: SkuState,
): SkuDecision {
  const due = command.requested || state.run !== null || state.policy.mode === 'AUTO';
  if (!due) return accept();
  const cause = state.run ?? 'REQUESTED';
  return accept(...serveQueue(state, { place: placeOf(command), cause, available: state.ledger.available }));
}
