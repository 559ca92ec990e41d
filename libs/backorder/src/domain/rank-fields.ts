import type { Criterion, DemandMatch, RankingFacts } from '#backorder/contract';
import { assertNever } from '#kernel';
import { digits } from './queue-key.js';

const NO_DATE = '99999999';
const UNKNOWN_VALUE = 'Z'.repeat(11);
const VALUE_WIDTH = 11;
const SECONDS_WIDTH = 7;

/** What a criterion makes of a demand, as a field of fixed width: smaller is served first. */
export function rankField(criterion: Criterion, facts: RankingFacts, ownClass: number | null): string {
  switch (criterion.by) {
    case 'CLASS':
      return String(ownClass ?? classBy(criterion, facts));
    case 'DUE_DATE':
      return dateField(facts.dueDate);
    case 'PROMISED_DATE':
      return dateField(facts.promisedDate);
    case 'LEGAL_DEADLINE':
      return dateField(facts.legalDeadline);
    case 'AGE':
      return ageField(facts);
    case 'ORDER_VALUE':
      return valueField(facts.orderValueMinor, criterion.highestFirst);
    case 'PAID_FIRST':
      return facts.paid === true ? '0' : '1';
    default:
      return assertNever(criterion);
  }
}

/** Who has waited longest comes first; whole seconds. */
export function ageField({ waitingSince }: Pick<RankingFacts, 'waitingSince'>): string {
  return digits(Math.max(0, Math.floor(Date.parse(waitingSince) / 1000)), SECONDS_WIDTH);
}

export function classBy(
  { classes, otherwise }: Extract<Criterion, { readonly by: 'CLASS' }>,
  facts: RankingFacts,
): number {
  const rule = classes.find(({ when }) => matches(when, facts));
  return rule?.class ?? (otherwise === 'TIER' ? facts.tier : otherwise);
}

/** Every member that is given fits, with any of its values. */
export function matches({ tiers, tags, channels, segments }: DemandMatch, facts: RankingFacts): boolean {
  return (
    (!tiers || tiers.includes(facts.tier)) &&
    (!tags || tags.some((tag) => facts.tags.includes(tag))) &&
    (!channels || includes(channels, facts.channel)) &&
    (!segments || includes(segments, facts.segment))
  );
}

function includes(values: readonly string[], value: string | null | undefined): boolean {
  return typeof value === 'string' && values.includes(value);
}

function dateField(date: string | null | undefined): string {
  return date ? date.slice(0, 4) + date.slice(5, 7) + date.slice(8) : NO_DATE;
}

function valueField(value: number | null | undefined, highestFirst: boolean): string {
  if (typeof value !== 'number') return UNKNOWN_VALUE;
  return digits(highestFirst ? Number.MAX_SAFE_INTEGER - value : value, VALUE_WIDTH);
}
