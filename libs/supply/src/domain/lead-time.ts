import type { Instant } from '#kernel';

const DAY = 86_400_000;

/** Receipts of goods that took so many days from the placing of their order. */
export interface ObservedDays {
  readonly days: number;
  /** Receipts of a line. */
  readonly receipts: number;
  /** Units that these brought: a part of an order weighs as much as it brought. */
  readonly units: number;
}

/** In days. Half of the units had come within `median`, a tenth within `p10`, nine tenths within `p90`. */
export interface LeadTimeStatistics {
  readonly receipts: number;
  readonly units: number;
  readonly shortest: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

/** Calendar days between two instants, by the days of UTC. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);
}

/** `observed` from the shortest to the longest time. Null where nothing was observed. */
export function leadTimeStatistics(observed: readonly ObservedDays[]): LeadTimeStatistics | null {
  const [first] = observed;
  const last = observed.at(-1);
  if (!first || !last) return null;
  return {
    receipts: observed.reduce((sum, each) => sum + each.receipts, 0),
    units: unitsOf(observed),
    shortest: first.days,
    p10: daysWithin(observed, 10),
    median: daysWithin(observed, 50),
    p90: daysWithin(observed, 90),
    longest: last.days,
  };
}

/** The least number of days that were observed and within which `percent` of the units had come. */
function daysWithin(observed: readonly ObservedDays[], percent: number): number {
  const wanted = unitsOf(observed) * percent;
  let come = 0;
  const found = observed.find(({ units }) => (come += units) * 100 >= wanted);
  return found?.days ?? 0;
}

function unitsOf(observed: readonly ObservedDays[]): number {
  return observed.reduce((sum, { units }) => sum + units, 0);
}
