import type { LocalDate } from '#kernel';
import { FILL_COLUMNS, type FillColumn, type FillSums, NO_FILL } from './number-demand.js';
import type { Fill, FillRates, PeriodFill, Rate } from './number-rows.js';
import type { Period } from './periods.js';

export type FillDay = FillSums & { readonly day: LocalDate };

/** The rates of the whole range and of each of its periods. `days` by ascending day, all of them in the range. */
export function fillRatesOf(days: readonly FillDay[], range: Period, periods: readonly Period[]): FillRates {
  let next = 0;
  const fills = periods.map((period) => {
    const first = next;
    while ((days[next]?.day ?? '~') <= period.to) next += 1;
    return periodFill(period, days.slice(first, next));
  });
  return { total: periodFill(range, days), periods: fills };
}

function periodFill({ from, to }: Period, days: readonly FillDay[]): PeriodFill {
  const sums: Record<FillColumn, number> = { ...NO_FILL };
  for (const day of days) for (const column of FILL_COLUMNS) sums[column] += day[column];
  const atPlacing: Fill = {
    units: rateOf(sums.units_at_once, sums.units),
    lines: rateOf(sums.lines_at_once, sums.lines),
    orders: rateOf(sums.orders_at_once, sums.orders),
  };
  const byNow: Fill = {
    units: rateOf(sums.units_filled, sums.units_live),
    lines: rateOf(sums.lines_filled, sums.lines_live),
    orders: rateOf(sums.orders_filled, sums.orders_live),
  };
  return { from, to, atPlacing, byNow };
}

export function rateOf(filled: number, of: number): Rate {
  return { filled, of, rate: of === 0 ? null : filled / of };
}
