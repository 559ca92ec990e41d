import { accept, reject } from '#eventing';
import { canonicalJson } from '#kernel';
import { lineNotFound } from './decide-line.js';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { findLine, type SkuState } from './sku-state.js';

/** From here on the queue is ordered by another policy. What that lets be served is a round of its own. */
export function applyPriorityPolicy(
  command: CommandOf<'stock.ApplyPriorityPolicy'>,
  state: SkuState,
): SkuDecision {
  const { policy } = command;
  if (canonicalJson(policy) === canonicalJson(state.priority)) return accept();
  const data = { ...placeOf(command), policy, waitingLines: state.queue.size };
  return accept({ type: 'stock.PriorityPolicyApplied', data });
}

/** Only what waits is ranked, so only a line that waits is told, and only what is new of it. */
export function updateRankingFacts(
  command: CommandOf<'stock.UpdateRankingFacts'>,
  state: SkuState,
): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  const { orderId, lineId, ranking } = command;
  const waiting = line.demands.filter((demand) => demand.waiting > 0);
  const news = waiting.some(({ facts }) => canonicalJson({ ...facts, ...ranking }) !== canonicalJson(facts));
  if (!news) return accept();
  return accept({
    type: 'stock.RankingFactsChanged',
    data: { ...placeOf(command), orderId, lineId, ranking },
  });
}

/** OTHER says nothing by itself. Null: the reason will do. */
export function noteMissing(command: {
  readonly reasonCode: string;
  readonly note: string | null;
}): ReturnType<typeof reject<'NOTE_REQUIRED'>> | null {
  if (command.reasonCode !== 'OTHER' || (command.note ?? '').trim() !== '') return null;
  return reject('NOTE_REQUIRED', 'reason OTHER needs a note that says why', { field: 'note' });
}
