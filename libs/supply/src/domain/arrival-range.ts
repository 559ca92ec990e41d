import type { Instant, LocalDate } from '#kernel';
import { daysBetween, type ObservedDays } from './lead-time.js';

const DAY = 86_400_000;
/** Fewer receipts say nothing about the tenth that comes first and the tenth that comes last. */
export const ENOUGH_RECEIPTS = 10;
const CONFIDENCE_PERCENT = 80;
const TAIL = (100 - CONFIDENCE_PERCENT) / 200;
/** Quotients of whole numbers that should be equal to a bound may miss it by rounding. */
const ROUNDING = 1e-9;

/** Goods on order that are not on their way yet, and how long such goods took before. */
export interface OnOrder {
  readonly placedAt: Instant;
  /** From the shortest to the longest time. */
  readonly observed: readonly ObservedDays[];
}

export interface ArrivalRange {
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  /** So many of a hundred times, all has come between these days, if it goes as before. */
  readonly confidencePercent: number;
  /** Receipts that this is seen from: of the line for which there are fewest. */
  readonly receipts: number;
}

interface Arrivals {
  readonly days: readonly { readonly date: LocalDate; readonly units: number }[];
  readonly units: number;
  readonly receipts: number;
}

/**
 * When all of these lines have come, by how long the supplier's goods took before: what took less time than has passed
 * already is left out, since these goods did take longer. The lines are taken as independent of each other, which errs
 * on the late side where they come together. Null where nothing is asked, or too little was observed.
 */
export function arrivalRange(lines: readonly OnOrder[], today: LocalDate): ArrivalRange | null {
  const arrivals = lines.map((line) => arrivalsOf(line, today));
  if (arrivals.length === 0 || arrivals.some(({ receipts }) => receipts < ENOUGH_RECEIPTS)) return null;
  const dates = [...new Set(arrivals.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
  const first = (share: number) => dates.find((date) => allComeBy(arrivals, date) >= share - ROUNDING);
  const [earliest, latest] = [first(TAIL), first(1 - TAIL)];
  if (earliest === undefined || latest === undefined) return null;
  const receipts = Math.min(...arrivals.map((each) => each.receipts));
  return { earliest, latest, confidencePercent: CONFIDENCE_PERCENT, receipts };
}

function arrivalsOf({ placedAt, observed }: OnOrder, today: LocalDate): Arrivals {
  const elapsed = daysBetween(placedAt, today);
  const possible = observed.filter(({ days }) => days >= elapsed);
  return {
    days: possible.map(({ days, units }) => ({ date: dateAfter(placedAt, days), units })),
    units: possible.reduce((sum, { units }) => sum + units, 0),
    receipts: possible.reduce((sum, { receipts }) => sum + receipts, 0),
  };
}

/** The share of times in which all had come by the date. */
function allComeBy(arrivals: readonly Arrivals[], by: LocalDate): number {
  return arrivals
    .map(({ days, units }) => days.reduce((sum, day) => sum + (day.date <= by ? day.units : 0), 0) / units)
    .reduce((product, share) => product * share, 1);
}

function dateAfter(placedAt: Instant, days: number): LocalDate {
  return new Date(Date.parse(placedAt.slice(0, 10)) + days * DAY).toISOString().slice(0, 10);
}
