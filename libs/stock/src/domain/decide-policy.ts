import type { OverrideReason, RankingDetails } from '#backorder/contract';
import { accept, reject } from '#eventing';
import { canonicalJson } from '#kernel';
import { lineNotFound } from './decide-line.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
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
  const news = Object.entries(ranking).filter(([name, value]) =>
    waiting.some(({ facts }) => (facts[name as keyof RankingDetails] ?? null) !== value),
  );
  if (news.length === 0) return accept();
  const data = { ...placeOf(command), orderId, lineId, ranking: Object.fromEntries(news) };
  return accept({ type: 'stock.RankingFactsChanged', data });
}

interface Departure extends Place {
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
}

/** OTHER says nothing by itself. Null: the reason will do. */
export function noteMissing(command: Departure): ReturnType<typeof reject<'NOTE_REQUIRED'>> | null {
  if (command.reasonCode !== 'OTHER' || (command.note ?? '').trim() !== '') return null;
  const message = `${named(command)}: reason OTHER needs a note that says why`;
  return reject('NOTE_REQUIRED', message, { ...placeOf(command), field: 'note' });
}
