import { type Period, rateOf } from '#query-kit';
import type { FillColumn, FillDay } from './fill-sql.js';
import type { FillRates, PeriodFill } from './number-rows.js';

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
  const sum = (column: FillColumn) => days.reduce((total, day) => total + day[column], 0);
  const rate = (filled: FillColumn, of: FillColumn) => rateOf(sum(filled), sum(of));
  return {
    from,
    to,
    atOnce: {
      units: rate('units_at_once', 'units'),
      lines: rate('lines_at_once', 'lines'),
      orders: rate('orders_at_once', 'orders'),
    },
    within: {
      units: rate('units_within', 'units_live'),
      lines: rate('lines_within', 'lines_live'),
      orders: rate('orders_within', 'orders_live'),
    },
  };
}
