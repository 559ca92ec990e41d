import type { OverrideReason, RankingDetails } from '#backorder/contract';
import { accept, type DecisionContext, reject } from '#eventing';
import { assertNever, canonicalJson } from '#kernel';
import { promoteStarving } from './decide-guard.js';
import { lineNotFound } from './decide-line.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { findLine, type SkuState } from './sku-state.js';

type ApplyPriorityPolicy = CommandOf<'stock.ApplyPriorityPolicy'>;

type UpdateRankingFacts = CommandOf<'stock.UpdateRankingFacts'>;

/** What ranks a queue: its policy, what is learned of its lines, and its guard when somebody has waited too long. */
export function decideRanking(
  command: ApplyPriorityPolicy | UpdateRankingFacts | CommandOf<'stock.PromoteStarving'>,
  state: SkuState,
  context: DecisionContext,
): SkuDecision {
  switch (command.type) {
    case 'stock.ApplyPriorityPolicy':
      return applyPriorityPolicy(command, state);
    case 'stock.UpdateRankingFacts':
      return updateRankingFacts(command, state);
    case 'stock.PromoteStarving':
      return promoteStarving(command, state, context);
    default:
      return assertNever(command);
  }
}

/** From here on the queue is ordered by another policy. What that lets be served is a round of its own. */
function applyPriorityPolicy(command: ApplyPriorityPolicy, state: SkuState): SkuDecision {
  const { policy } = command;
  if (canonicalJson(policy) === canonicalJson(state.priority)) return accept();
  const data = { ...placeOf(command), policy, waitingLines: state.queue.size };
  return accept({ type: 'stock.PriorityPolicyApplied', data });
}

/**
 * Only what waits is ranked, so only a line that waits is told, and only what is new of it. A later word that says
 * nothing new is noted all the same: an earlier one may still come.
 */
function updateRankingFacts(command: UpdateRankingFacts, state: SkuState): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  const { orderId, lineId, ranking, asOf } = command;
  if (asOf !== undefined && asOf < line.rankedAsOf) return accept();
  const waiting = line.demands.filter((demand) => demand.waiting > 0);
  const news = Object.entries(ranking).filter(([name, value]) =>
    waiting.some(({ facts }) => (facts[name as keyof RankingDetails] ?? null) !== value),
  );
  const isLater = asOf !== undefined && asOf > line.rankedAsOf && waiting.length > 0;
  if (news.length === 0 && !isLater) return accept();
  const said = { ranking: Object.fromEntries(news), ...(asOf !== undefined && { asOf }) };
  const data = { ...placeOf(command), orderId, lineId, ...said };
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
