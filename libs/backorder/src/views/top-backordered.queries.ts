import type { ViewsReader } from '#eventing';
import type { TopBackorderedRow, TopBy } from './number-rows.js';

export interface TopQuestion {
  readonly first: number;
  readonly location: string | null;
  readonly category: string | null;
  readonly by: TopBy;
  /** Ranks by the value in it; only for `VALUE`. */
  readonly currency: string | null;
}

type Ranked = Omit<TopBackorderedRow, 'values'>;
type Sku = [tenant: string, location: string, sku: string];

/** The SKUs that are waited for most. Every question begins with the tenant. */
export class TopBackorderedQueries {
  constructor(private readonly reader: ViewsReader) {}

  top(tenant: string, question: TopQuestion): readonly TopBackorderedRow[] {
    return this.reader.snapshot(() =>
      this.ranked(tenant, question).map((row) => ({
        ...row,
        values: this.values(tenant, row.location, row.sku),
      })),
    );
  }

  /** All currencies in which units wait. */
  currencies(tenant: string): readonly string[] {
    const sql = `SELECT DISTINCT currency FROM ${this.reader.table('number_open')} WHERE tenant = ? ORDER BY currency`;
    return this.reader
      .statement<[string], { currency: string }>(sql)
      .all(tenant)
      .map(({ currency }) => currency);
  }

  /** The oldest and the earliest are the first entries of an index, looked up for the SKUs at the top only. */
  private ranked(
    tenant: string,
    { first, location, category, by, currency }: TopQuestion,
  ): readonly Ranked[] {
    const weight = {
      UNITS: 'sum(o.units)',
      LINES: 'sum(o.backorders)',
      VALUE: 'sum(iif(o.currency = @currency, o.value_minor, 0))',
    };
    const waiting = `FROM ${this.reader.table('number_demands')} d
      WHERE d.tenant = @tenant AND d.location = top.location AND d.sku = top.sku AND d.waiting > 0`;
    const sql = `SELECT location, sku, category, lines, units,
        (SELECT min(since) ${waiting}) AS oldestWaitingSince,
        (SELECT min(due) ${waiting} AND due IS NOT NULL) AS earliestDueDate
      FROM (SELECT o.location, o.sku, nullif(i.category, '') AS category, sum(o.backorders) AS lines,
          sum(o.units) AS units, ${weight[by]} AS weight
        FROM ${this.reader.table('number_open')} o
        LEFT JOIN ${this.reader.table('number_items')} i USING (tenant, location, sku)
        WHERE o.tenant = @tenant AND (@location IS NULL OR o.location = @location)
          AND (@category IS NULL OR i.category = @category)
        GROUP BY o.location, o.sku ORDER BY weight DESC, o.location, o.sku LIMIT @first) top
      ORDER BY weight DESC, location, sku`;
    return this.reader.statement<[object], Ranked>(sql).all({ tenant, first, location, category, currency });
  }

  private values(...sku: Sku): TopBackorderedRow['values'] {
    const sql = `SELECT currency, value_minor AS amountMinor FROM ${this.reader.table('number_open')}
      WHERE tenant = ? AND location = ? AND sku = ? ORDER BY currency`;
    return this.reader.statement<Sku, { currency: string; amountMinor: number }>(sql).all(...sku);
  }
}
