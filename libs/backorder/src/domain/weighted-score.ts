import type { Criterion, RankingFacts, Ranking } from '#backorder/contract';
import { assertNever } from '#kernel';
import { digits } from './queue-key.js';
import { classBy } from './rank-fields.js';

const DAY = 86_400_000;
/** Beyond this many days a date, or a wait, counts no more or for the full weight. */
const YEAR = 365;
/** Age counts back from here, so that a score never changes by waiting and two demands keep their difference. */
const AGES_END = Date.UTC(2100, 0, 1);
/** More than any score: a key is smaller where the score is higher. */
const ABOVE_ALL = 20_000;
const PRECISION = 1e6;
const WIDTH = 9;

type Weights = Extract<Ranking, { readonly kind: 'WEIGHTED' }>['weights'];

/**
 * The weighted score as a field of fixed width. Each criterion is worth 0 to 1 times its weight: a class 1 for the
 * first and 0 for the ninth, a date the less the further it lies from the beginning of the wait (nothing from a year
 * on), an order value by its order of magnitude, a payment all or nothing. A year of waiting is worth the full weight.
 */
export function scoreField(weights: Weights, facts: RankingFacts, ownClass: number | null): string {
  const score = weights.reduce(
    (sum, { criterion, weight }) => sum + weight * worth(criterion, facts, ownClass),
    0,
  );
  return digits(Math.round((ABOVE_ALL - score) * PRECISION), WIDTH);
}

function worth(criterion: Criterion, facts: RankingFacts, ownClass: number | null): number {
  switch (criterion.by) {
    case 'CLASS':
      return (9 - (ownClass ?? classBy(criterion, facts))) / 8;
    case 'DUE_DATE':
      return nearness(facts.dueDate, facts);
    case 'PROMISED_DATE':
      return nearness(facts.promisedDate, facts);
    case 'LEGAL_DEADLINE':
      return nearness(facts.legalDeadline, facts);
    case 'AGE':
      return (AGES_END - Date.parse(facts.waitingSince)) / (YEAR * DAY);
    case 'ORDER_VALUE':
      return magnitude(facts.orderValueMinor, criterion.highestFirst);
    case 'PAID_FIRST':
      return facts.paid === true ? 1 : 0;
    default:
      return assertNever(criterion);
  }
}

function nearness(date: string | null | undefined, { waitingSince }: RankingFacts): number {
  if (!date) return 0;
  const days = (Date.parse(date) - Date.parse(waitingSince)) / DAY;
  return 1 - Math.min(Math.max(days / YEAR, 0), 1);
}

function magnitude(value: number | null | undefined, highestFirst: boolean): number {
  if (typeof value !== 'number') return 0;
  const share = Math.min(Math.log10(1 + value) / 10, 1);
  return highestFirst ? share : 1 - share;
}
