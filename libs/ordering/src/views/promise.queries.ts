import type { ViewsReader } from '#eventing';
import type { LocalDate } from '#kernel';
import type { Period } from '#query-kit';
import { type PromisedLineRow, promiseNumbers, type PromiseNumbers } from './promised-line.js';

export interface PromiseFilter {
  readonly location: string | null;
  /** Of the SKU as it is described now. */
  readonly category: string | null;
  readonly sku: string | null;
}

export type PeriodPromises = Period & PromiseNumbers;

export interface PromiseReport {
  readonly total: PeriodPromises;
  readonly periods: readonly PeriodPromises[];
}

export interface PromiseQuestion {
  readonly filter: PromiseFilter;
  /** Of the first promise of a line: what later notices said does not move it to another period. */
  readonly range: Period;
  readonly periods: readonly Period[];
  readonly today: LocalDate;
}

/** How promises to buyers were kept, and how they moved. Every question begins with the tenant. */
export class PromiseQueries {
  constructor(private readonly reader: ViewsReader) {}

  accuracy(tenant: string, { filter, range, periods, today }: PromiseQuestion): PromiseReport {
    const rows = this.lines(tenant, filter, range);
    const of = ({ from, to }: Period): PeriodPromises => {
      const inside = rows.filter(({ firstBy }) => firstBy >= from && firstBy <= to);
      return { from, to, ...promiseNumbers(inside, today) };
    };
    return { total: of(range), periods: periods.map(of) };
  }

  private lines(tenant: string, filter: PromiseFilter, range: Period): readonly PromisedLineRow[] {
    const table = (name: string) => this.reader.table(name);
    const sql = `SELECT p.ship_by AS firstBy, o.time_zone AS timeZone,
        l.quantity - l.cancelled - l.refused AS wanted, l.shipped AS shipped,
        (SELECT json_group_array(ship_by) FROM (SELECT ship_by FROM ${table('promises')} m
          WHERE m.order_id = p.order_id AND m.line_id = p.line_id AND m.is_first = 0 ORDER BY m.seq)) AS later,
        (SELECT max(s.handed_over_at) FROM ${table('shipments')} s JOIN ${table('shipment_lines')} sl
          USING (order_seq, shipment_id) WHERE sl.order_seq = l.order_seq AND sl.line_id = l.line_id) AS handedOverAt
      FROM ${table('promises')} p
      JOIN ${table('orders')} o ON o.id = p.order_id
      JOIN ${table('order_lines')} l ON l.order_seq = o.seq AND l.line_id = p.line_id
      LEFT JOIN ${table('promised_items')} i ON i.tenant = p.tenant AND i.location = l.location AND i.sku = l.sku
      WHERE p.tenant = @tenant AND p.is_first = 1 AND p.ship_by BETWEEN @from AND @to
        AND (@location IS NULL OR l.location = @location) AND (@sku IS NULL OR l.sku = @sku)
        AND (@category IS NULL OR i.category = @category)`;
    return this.reader.snapshot(() =>
      this.reader.statement<[object], PromisedLineRow>(sql).all({ tenant, ...filter, ...range }),
    );
  }
}
