import { assertNever, type LocalDate } from '#kernel';

const DAY_MILLISECONDS = 86_400_000;

export type PeriodUnit = 'DAY' | 'WEEK' | 'MONTH';

/** Both days belong to it. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS;
}

export function plusDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The range in calendar days, weeks from Monday, or months; the first and the last cut to it. */
export function periodsOf({ from, to }: Period, unit: PeriodUnit): readonly Period[] {
  const periods: Period[] = [];
  for (let start = from; start <= to;) {
    const end = endOf(start, unit);
    periods.push({ from: start, to: end < to ? end : to });
    start = plusDays(end, 1);
  }
  return periods;
}

function endOf(day: LocalDate, unit: PeriodUnit): LocalDate {
  switch (unit) {
    case 'DAY':
      return day;
    case 'WEEK':
      return plusDays(day, (7 - new Date(Date.parse(day)).getUTCDay()) % 7);
    case 'MONTH': {
      const [year, month] = day.split('-').map(Number);
      return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
    }
    default:
      return assertNever(unit);
  }
}
