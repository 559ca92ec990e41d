import { addDays, dateOf, federalDaysOff, inZone, momentOf, weekdayOf, yearOf } from '#delay-rules';
import type { Instant, LocalDate } from '#kernel';
import type { ShippingCalendar } from '../contract/index.js';

/**
 * The day on which goods leave that are there on `ready`, or now where that is null. Goods of a day to come count as
 * there by its cut-off: nobody says at what hour supply arrives. What is there now must wait for the next work day once
 * the cut-off has passed. Days are those of the calendar's zone.
 */
export function shipDate(calendar: ShippingCalendar, ready: LocalDate | null, now: Instant): LocalDate {
  const today = dateOf(momentOf(now), calendar.timeZone);
  const earliest = isPastCutOff(calendar, now) ? addDays(today, 1) : today;
  const start = ready === null || ready <= today ? earliest : ready;
  let day = workDayFrom(calendar, start);
  for (let left = calendar.handlingDays; left > 0; left -= 1) day = workDayFrom(calendar, addDays(day, 1));
  return day;
}

function isPastCutOff({ cutOff, timeZone }: ShippingCalendar, now: Instant): boolean {
  return cutOff !== null && inZone(momentOf(now), timeZone).slice(11, 16) >= cutOff;
}

/** The first one on or after a day. */
function workDayFrom(calendar: ShippingCalendar, day: LocalDate): LocalDate {
  let found = day;
  while (!isWorkDay(calendar, found)) found = addDays(found, 1);
  return found;
}

function isWorkDay({ workDays, holidays, closedDays }: ShippingCalendar, day: LocalDate): boolean {
  if (!workDays.includes(weekdayOf(day)) || closedDays.includes(day)) return false;
  return holidays === 'NONE' || !federalDaysOff(yearOf(day)).has(day);
}
