import type { Criterion, DemandMatch, PriorityPolicy } from '#backorder/contract';
import { assertNever } from '#kernel';

/** A policy in words, a sentence each, in the order in which it decides. */
export function describePolicy(policy: PriorityPolicy): readonly string[] {
  const { guardDays, allocation, strategies, quotas } = policy;
  return [
    'What is pinned goes first, in the order in which it was pinned.',
    ...(guardDays === null
      ? []
      : [`Then whoever has waited longer than ${guardDays} days, the longest wait first.`]),
    ...describeRanking(policy),
    'Last, who joined the queue first.',
    allocation.rule === 'FAIR_SHARE'
      ? 'Where units do not serve all neighbours of one class, they are divided in proportion to what each waits for.'
      : 'Units go to the first in the queue, then to the next.',
    ...(allocation.minimumFillPercent === null
      ? []
      : [`Nobody gets less than ${allocation.minimumFillPercent} % of what is waited for.`]),
    ...(allocation.caseMultiple === null ? [] : [`Units go out in cases of ${allocation.caseMultiple}.`]),
    ...strategies.map((each) => `In a new allocation, class ${each.class}: ${STRATEGIES[each.strategy]}.`),
    ...quotas.map(
      ({ id, when, units, per }) =>
        `Quota ${id}: at most ${units} units a ${per.toLowerCase()} for ${describeMatch(when)}.`,
    ),
  ];
}

const STRATEGIES = {
  PROTECT: 'served first, with units of others if need be',
  IMPROVE: 'keeps what it has and may get more',
  SHARE: 'gives back what it has and takes its turn again',
  GIVE: 'gives back what it has and gets what the others leave',
  FREEZE: 'stays as it is',
} as const;

function describeRanking({ ranking }: PriorityPolicy): readonly string[] {
  if (ranking.kind === 'LEXICOGRAPHIC') {
    return ranking.criteria.map((each, nth) => `${nth === 0 ? 'By' : 'Then by'} ${describeCriterion(each)}.`);
  }
  const parts = ranking.weights.map(({ criterion, weight }) => `${weight} % ${describeCriterion(criterion)}`);
  return [`By a score of 100: ${parts.join('; ')}.`];
}

function describeCriterion(criterion: Criterion): string {
  switch (criterion.by) {
    case 'CLASS': {
      const rules = criterion.classes.map(({ when, class: own }) => `${describeMatch(when)} is class ${own}`);
      const { otherwise } = criterion;
      const rest = otherwise === 'TIER' ? "the customer's tier" : `class ${otherwise}`;
      return `class, 1 first: ${[...rules, `${rules.length > 0 ? 'otherwise ' : ''}${rest}`].join(', ')}`;
    }
    case 'LEGAL_DEADLINE':
      return 'legal deadline, the earliest first';
    case 'PROMISED_DATE':
      return 'promised date, the earliest first';
    case 'DUE_DATE':
      return 'date needed, the earliest first';
    case 'AGE':
      return 'age, the longest wait first';
    case 'ORDER_VALUE':
      return `value of the order, the ${criterion.highestFirst ? 'highest' : 'lowest'} first`;
    case 'PAID_FIRST':
      return 'payment, paid orders first';
    default:
      return assertNever(criterion);
  }
}

function describeMatch({ tiers, tags, channels, segments }: DemandMatch): string {
  const parts = [
    tiers && `tier ${tiers.join(' or ')}`,
    tags && `tag ${tags.join(' or ')}`,
    channels && `channel ${channels.join(' or ')}`,
    segments && `segment ${segments.join(' or ')}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'everybody' : parts.join(' with ');
}
