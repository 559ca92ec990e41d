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
    const sql = `SELECT DISTINCT currency ${this.waitingPlaces()} WHERE tenant = ? ORDER BY currency`;
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
    const earliest = (column: string, where = '') =>
      `(SELECT min((SELECT min(${column}) FROM ${this.reader.table('number_demands')} d
          WHERE d.place = p.id AND d.waiting > 0 ${where}))
        FROM ${this.reader.table('number_places')} p
        WHERE p.tenant = @tenant AND p.location = top.location AND p.sku = top.sku)`;
    const sql = `SELECT location, sku, category, lines, units, ${earliest('d.since')} AS oldestWaitingSince,
        ${earliest('d.due', 'AND d.due IS NOT NULL')} AS earliestDueDate
      FROM (SELECT was.location, was.sku, now.category, sum(o.backorders) AS lines, sum(o.units) AS units,
          ${weight[by]} AS weight
        ${this.waitingPlaces()} JOIN ${this.reader.table('number_places')} now
          ON now.tenant = was.tenant AND now.location = was.location AND now.sku = was.sku AND now.current = 1
        WHERE was.tenant = @tenant AND (@location IS NULL OR was.location = @location)
          AND (@category IS NULL OR now.category = @category)
        GROUP BY was.location, was.sku ORDER BY weight DESC, was.location, was.sku LIMIT @first) top
      ORDER BY weight DESC, location, sku`;
    return this.reader.statement<[object], Ranked>(sql).all({ tenant, first, location, category, currency });
  }

  private values(...sku: Sku): TopBackorderedRow['values'] {
    const sql = `SELECT currency, sum(value_minor) AS amountMinor ${this.waitingPlaces()}
      WHERE tenant = ? AND location = ? AND sku = ? GROUP BY currency ORDER BY currency`;
    return this.reader.statement<Sku, { currency: string; amountMinor: number }>(sql).all(...sku);
  }

  private waitingPlaces(): string {
    return `FROM ${this.reader.table('number_open')} o JOIN ${this.reader.table('number_places')} was ON was.id = o.place`;
  }
}
