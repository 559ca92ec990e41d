import type { LocalDate } from '#kernel';
import { addDays, weekdayOf } from './legal-day.js';
import { rememberedAlone } from './remembered.js';

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;
const JUNETEENTH_SINCE = 2021;

/** The legal public holidays of 5 U.S.C. 6103(a) in a year, on their actual dates. */
export const federalHolidays = rememberedAlone((year: number): readonly LocalDate[] => [
  `${year}-01-01`,
  nthWeekday(year, '01', MONDAY, 3),
  nthWeekday(year, '02', MONDAY, 3),
  lastMondayOfMay(year),
  ...(year >= JUNETEENTH_SINCE ? [`${year}-06-19`] : []),
  `${year}-07-04`,
  nthWeekday(year, '09', MONDAY, 1),
  nthWeekday(year, '10', MONDAY, 2),
  `${year}-11-11`,
  nthWeekday(year, '11', THURSDAY, 4),
  `${year}-12-25`,
]);

/**
 * The days off for them: one that falls on a Saturday is kept the Friday before, 5 U.S.C. 6103(b)(1), one on a Sunday
 * the Monday after (Executive Order 11582). New Year's Day on a Saturday is kept in the year before.
 */
export const federalDaysOff = rememberedAlone(
  (year: number): ReadonlySet<LocalDate> =>
    new Set(
      [...federalHolidays(year), `${year + 1}-01-01`].map(inLieu).filter((date) => yearOf(date) === year),
    ),
);

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function inLieu(date: LocalDate): LocalDate {
  const weekday = weekdayOf(date);
  if (weekday === SATURDAY) return addDays(date, -1);
  return weekday === SUNDAY ? addDays(date, 1) : date;
}

function nthWeekday(year: number, month: string, weekday: number, nth: number): LocalDate {
  const first = `${year}-${month}-01`;
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, offset + 7 * (nth - 1));
}

function lastMondayOfMay(year: number): LocalDate {
  const last = `${year}-05-31`;
  return addDays(last, -((weekdayOf(last) - MONDAY + 7) % 7));
}
