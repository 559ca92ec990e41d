import type { ViewsReader } from '#eventing';
import type { LocalDate } from '#kernel';
import { type FillDay, fillRatesOf, rateOf } from './fill-periods.js';
import { FILL_COLUMNS, type SpreadMeasure } from './number-demand.js';
import type { Ages, BackorderAges, FillRates, PromiseAccuracy } from './number-rows.js';
import { type NumberFilter, scopeOf } from './number-scopes.js';
import { daysBetween, type Period } from './periods.js';
import { bucketsOf, type DaysCount, spreadOf } from './spread.js';

export interface AgesQuestion {
  readonly filter: NumberFilter;
  /** Days of the last allocation, for what is fulfilled. */
  readonly range: Period;
  readonly bounds: readonly number[];
  readonly today: LocalDate;
}

interface WaitingDay {
  readonly day: LocalDate;
  readonly backorders: number;
  readonly units: number;
}

interface CountedDays extends DaysCount {
  readonly day: LocalDate;
}

const OF_SCOPE = 'tenant = ? AND location = ? AND category = ? AND sku = ?';

/** What the sums of the numbers answer. Every question begins with the tenant. */
export class NumberQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** By the day of the order. */
  fillRates(tenant: string, filter: NumberFilter, range: Period, periods: readonly Period[]): FillRates {
    const sql = `SELECT day, ${FILL_COLUMNS.join(', ')} FROM ${this.reader.table('number_fills')}
      WHERE ${OF_SCOPE} AND day BETWEEN ? AND ? ORDER BY day`;
    const days = this.reader
      .statement<string[], FillDay>(sql)
      .all(tenant, ...scopeOf(filter), range.from, range.to);
    return fillRatesOf(days, range, periods);
  }

  backorderAges(tenant: string, { filter, range, bounds, today }: AgesQuestion): BackorderAges {
    return this.reader.snapshot(() => {
      const age = ({ day, ...counts }: WaitingDay): DaysCount => ({
        ...counts,
        days: Math.max(0, daysBetween(day, today)),
      });
      const ages = (counts: readonly DaysCount[]): Ages => ({
        ...spreadOf(counts),
        buckets: bucketsOf(counts, bounds),
      });
      return {
        open: ages(this.waiting(tenant, filter).map(age)),
        fulfilled: ages(this.spread(tenant, filter, 'FILLED', range)),
      };
    });
  }

  /** By the projected date. */
  promiseAccuracy(tenant: string, filter: NumberFilter, range: Period, today: LocalDate): PromiseAccuracy {
    return this.reader.snapshot(() => {
      const filled = this.spread(tenant, filter, 'KEPT_OR_LATE', range);
      const kept = countOf(filled.filter(({ days }) => days <= 0));
      const late = countOf(filled) - kept;
      const open = this.promisedDays(tenant, filter, 'PENDING', range);
      const overdue = countOf(open.filter(({ day }) => day < today));
      const withdrawn = countOf(this.promisedDays(tenant, filter, 'WITHDRAWN', range));
      const { medianDays, p90Days } = spreadOf(filled);
      const pending = countOf(open) - overdue;
      return {
        ...rateOf(kept, kept + late + overdue),
        late,
        overdue,
        pending,
        withdrawn,
        medianDays,
        p90Days,
      };
    });
  }

  /** Oldest last: ages ascend. */
  private waiting(tenant: string, filter: NumberFilter): readonly WaitingDay[] {
    const sql = `SELECT day, backorders, units FROM ${this.reader.table('number_spreads')}
      WHERE ${OF_SCOPE} AND measure = 'WAITING' ORDER BY day DESC`;
    return this.reader.statement<string[], WaitingDay>(sql).all(tenant, ...scopeOf(filter));
  }

  private spread(
    tenant: string,
    filter: NumberFilter,
    measure: SpreadMeasure,
    { from, to }: Period,
  ): readonly DaysCount[] {
    const sql = `SELECT days, sum(backorders) AS backorders, sum(units) AS units
      FROM ${this.reader.table('number_spreads')} WHERE ${OF_SCOPE} AND measure = ? AND day BETWEEN ? AND ?
      GROUP BY days ORDER BY days`;
    return this.reader.statement<string[], DaysCount>(sql).all(tenant, ...scopeOf(filter), measure, from, to);
  }

  private promisedDays(
    tenant: string,
    filter: NumberFilter,
    measure: SpreadMeasure,
    { from, to }: Period,
  ): readonly CountedDays[] {
    const sql = `SELECT day, days, backorders, units FROM ${this.reader.table('number_spreads')}
      WHERE ${OF_SCOPE} AND measure = ? AND day BETWEEN ? AND ?`;
    return this.reader
      .statement<string[], CountedDays>(sql)
      .all(tenant, ...scopeOf(filter), measure, from, to);
  }
}

function countOf(counts: readonly DaysCount[]): number {
  return counts.reduce((sum, { backorders }) => sum + backorders, 0);
}
