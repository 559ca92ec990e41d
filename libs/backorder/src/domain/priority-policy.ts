import type { AllocationStrategy, PriorityPolicy, Quota, RankingFacts } from '#backorder/contract';
import { GROUP, type QueueKey, rankedKey } from './queue-key.js';
import { ageField, classBy, matches, rankField } from './rank-fields.js';
import { scoreField } from './weighted-score.js';

/** Better tiers first, then the earlier due date, then who came first. Rules every queue that no other policy governs. */
export const DEFAULT_POLICY: PriorityPolicy = {
  name: 'default',
  version: 1,
  title: 'Better tiers first, then the earlier due date, then who came first',
  ranking: {
    kind: 'LEXICOGRAPHIC',
    criteria: [{ by: 'CLASS', classes: [], otherwise: 'TIER' }, { by: 'DUE_DATE' }],
  },
  guardDays: null,
  allocation: { rule: 'PRIORITY_ORDER', minimumFillPercent: null, caseMultiple: null },
  strategies: [],
  quotas: [],
};

/** What ranks a demand under any policy. */
export interface Rankable {
  readonly facts: RankingFacts;
  /** Set by hand, in place of the policy's class; null: the policy's. */
  readonly priorityClass: number | null;
  /** Of the event that enqueued it. */
  readonly revision: number;
  /** It waits longer than the policy's guard. */
  readonly starving: boolean;
}

/** The place that a policy gives to a demand that nobody pinned or moved. */
export function rankedPlace(policy: PriorityPolicy, demand: Rankable): QueueKey {
  const { facts, priorityClass, revision } = demand;
  if (demand.starving) return starvingPlace(demand);
  const { ranking } = policy;
  if (ranking.kind === 'WEIGHTED') {
    return rankedKey(GROUP.ranked, scoreField(ranking.weights, facts, priorityClass), revision);
  }
  let fields = '';
  for (const criterion of ranking.criteria) fields += rankField(criterion, facts, priorityClass);
  return rankedKey(GROUP.ranked, fields, revision);
}

/** The place of a demand that has waited longer than the guard allows: the longest wait is first. */
export function starvingPlace({ facts, revision }: Pick<Rankable, 'facts' | 'revision'>): QueueKey {
  return rankedKey(GROUP.starving, ageField(facts), revision);
}

/** 1 to 9: set by hand, by the policy's rules, or, where it has none, the customer's tier. */
export function classOf(
  { ranking }: PriorityPolicy,
  { facts, priorityClass }: Pick<Rankable, 'facts' | 'priorityClass'>,
): number {
  if (priorityClass !== null) return priorityClass;
  const criteria =
    ranking.kind === 'WEIGHTED' ? ranking.weights.map(({ criterion }) => criterion) : ranking.criteria;
  const rules = criteria.find((each) => each.by === 'CLASS');
  return rules ? classBy(rules, facts) : facts.tier;
}

export function strategyOf(
  policy: PriorityPolicy,
  demand: Pick<Rankable, 'facts' | 'priorityClass'>,
): AllocationStrategy {
  const own = classOf(policy, demand);
  return policy.strategies.find((each) => each.class === own)?.strategy ?? 'IMPROVE';
}

/** The quotas that a demand counts against. */
export function quotasOf({ quotas }: PriorityPolicy, { facts }: Pick<Rankable, 'facts'>): readonly Quota[] {
  return quotas.length === 0 ? quotas : quotas.filter(({ when }) => matches(when, facts));
}
