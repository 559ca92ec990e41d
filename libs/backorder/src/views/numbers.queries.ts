import type { ViewsReader } from '#eventing';
import type { LocalDate } from '#kernel';
import {
  type Accuracy,
  accuracyOf,
  bucketsOf,
  type DaysCount,
  daysBetween,
  type Period,
  plusDays,
  spreadOf,
} from '#query-kit';
import { fillRatesOf } from './fill-periods.js';
import { type FillDay, fillSql, ofPlaces } from './fill-sql.js';
import type { Ages, BackorderAges, FillRates, NumberFilter } from './number-rows.js';

export interface FillQuestion {
  readonly filter: NumberFilter;
  /** Days of the orders. */
  readonly range: Period;
  readonly periods: readonly Period[];
  /** Days after the order; null: by now. */
  readonly withinDays: number | null;
}

export interface AgesQuestion {
  readonly filter: NumberFilter;
  /** Days on which the last unit was served, for what is fulfilled. */
  readonly range: Period;
  readonly bounds: readonly number[];
  readonly today: LocalDate;
}

interface Waited {
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly backorders: number;
  readonly units: number;
}

/** What is counted of demands. Every question begins with the tenant. */
export class NumberQueries {
  constructor(private readonly reader: ViewsReader) {}

  fillRates(tenant: string, { filter, range, periods, withinDays }: FillQuestion): FillRates {
    const sql = fillSql((name) => this.reader.table(name));
    const bounds = { from: range.from, until: plusDays(range.to, 1), within: withinDays };
    const days = this.reader.statement<[object], FillDay>(sql).all({ tenant, ...filter, ...bounds });
    return fillRatesOf(days, range, periods);
  }

  backorderAges(tenant: string, { filter, range, bounds, today }: AgesQuestion): BackorderAges {
    const ages = (waited: readonly Waited[]): Ages => {
      const counts = byDays(waited);
      return { ...spreadOf(counts), buckets: bucketsOf(counts, bounds) };
    };
    return this.reader.snapshot(() => ({
      open: ages(this.open(tenant, filter, today)),
      fulfilled: ages(this.fulfilled(tenant, filter, range)),
    }));
  }

  /** Whether backorders came when it was projected as they were enqueued: those projected for a day of the range. */
  projections(tenant: string, filter: NumberFilter, range: Period, today: LocalDate): Accuracy {
    const sql = `SELECT projected AS promised, iif(waiting = 0 AND served > 0, served_on, NULL) AS kept,
        waiting = 0 AND served = 0 AS withdrawn, count(*) AS lines
      FROM ${this.reader.table('number_demands')} d
      WHERE tenant = @tenant AND projected BETWEEN @from AND @to AND ${this.inFilter()} GROUP BY 1, 2, 3`;
    const rows = this.reader
      .statement<[object], { promised: LocalDate; kept: LocalDate | null; withdrawn: 0 | 1; lines: number }>(
        sql,
      )
      .all({ tenant, ...filter, ...range });
    return accuracyOf(
      rows.map(({ withdrawn, ...row }) => ({ ...row, withdrawn: withdrawn === 1 })),
      today,
    );
  }

  private open(tenant: string, filter: NumberFilter, today: LocalDate): readonly Waited[] {
    const sql = `SELECT substr(since, 1, 10) AS since, @today AS until, count(*) AS backorders, sum(waiting) AS units
      FROM ${this.reader.table('number_demands')} d WHERE waiting > 0 AND ${this.inFilter()} GROUP BY 1`;
    return this.reader.statement<[object], Waited>(sql).all({ tenant, ...filter, today });
  }

  private fulfilled(tenant: string, filter: NumberFilter, range: Period): readonly Waited[] {
    const sql = `SELECT substr(since, 1, 10) AS since, served_on AS until, count(*) AS backorders, sum(served) AS units
      FROM ${this.reader.table('number_demands')} d
      WHERE tenant = @tenant AND served > 0 AND served_on BETWEEN @from AND @to AND waiting = 0
        AND ${this.inFilter()} GROUP BY 1, 2`;
    return this.reader.statement<[object], Waited>(sql).all({ tenant, ...filter, ...range });
  }

  private inFilter(): string {
    return ofPlaces(this.reader.table('number_places'));
  }
}

function byDays(waited: readonly Waited[]): readonly DaysCount[] {
  const counts = new Map<number, DaysCount>();
  for (const { since, until, backorders, units } of waited) {
    const days = Math.max(0, daysBetween(since, until));
    const count = counts.get(days) ?? { days, backorders: 0, units: 0 };
    counts.set(days, { days, backorders: count.backorders + backorders, units: count.units + units });
  }
  return [...counts.values()].sort((a, b) => a.days - b.days);
}
