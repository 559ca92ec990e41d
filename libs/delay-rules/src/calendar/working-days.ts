import { type LocalDate, assertNever } from '#kernel';
import { addDays, weekdayOf } from './legal-day.js';
import { federalDaysOff, federalHolidays, yearOf } from './us-federal-holidays.js';

/** Which days count as working days, where the law leaves it open (convention CV-WORKDAY). */
export type WorkingDays = 'FEDERAL_DAYS_OFF' | 'ACTUAL_HOLIDAYS' | 'WEEKDAYS';

const FRIDAY = 5;

export function isWorkingDay(date: LocalDate, counted: WorkingDays): boolean {
  return weekdayOf(date) <= FRIDAY && !isHoliday(date, counted);
}

/** Day 0 is `date` itself, which need not be a working day. */
export function addWorkingDays(date: LocalDate, days: number, counted: WorkingDays): LocalDate {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, counted)) left -= 1;
  }
  return day;
}

function isHoliday(date: LocalDate, counted: WorkingDays): boolean {
  switch (counted) {
    case 'FEDERAL_DAYS_OFF':
      return federalDaysOff(yearOf(date)).has(date);
    case 'ACTUAL_HOLIDAYS':
      return federalHolidays(yearOf(date)).includes(date);
    case 'WEEKDAYS':
      return false;
    default:
      return assertNever(counted);
  }
}
