/** Sums of one day. `live` is what is still wanted: asked for, and not cancelled. */
export const FILL_COLUMNS = [
  'units',
  'units_at_once',
  'units_live',
  'units_within',
  'lines',
  'lines_at_once',
  'lines_live',
  'lines_within',
  'orders',
  'orders_at_once',
  'orders_live',
  'orders_within',
] as const;
export type FillColumn = (typeof FILL_COLUMNS)[number];
export type FillDay = Readonly<Record<FillColumn, number>> & { readonly day: string };

/** Demands of the filter; `d` is the table of demands. Binds @location, @category and @sku, null for all. */
export function ofPlaces(places: string): string {
  return `d.place IN (SELECT id FROM ${places} WHERE tenant = @tenant AND (@location IS NULL OR location = @location)
    AND (@category IS NULL OR category = @category) AND (@sku IS NULL OR sku = @sku))`;
}

/**
 * What was filled of what was ordered in [@from, @until), by the day of the order, at once and by the end of the day
 * @within days after; by now where that is null. Units that came later are those of the services after that day.
 */
export function fillSql(table: (name: string) => string): string {
  const late = `iif(@within IS NULL OR d.served = 0, 0, coalesce((SELECT sum(s.units) FROM ${table('number_services')} s
    WHERE s.seq = d.seq AND s.day > date(substr(d.since, 1, 10), @within || ' days')), 0))`;
  const demands = `SELECT tenant, order_key, substr(since, 1, 10) AS day, requested, at_once,
      requested - cancelled AS live, secured - ${late} AS filled
    FROM ${table('number_demands')} d
    WHERE tenant = @tenant AND since >= @from AND since < @until AND ${ofPlaces(table('number_places'))}`;
  const orders = `SELECT min(day) AS day, sum(requested) AS units, sum(at_once) AS units_at_once, sum(live) AS units_live,
      sum(filled) AS units_within, count(*) AS lines, sum(at_once = requested) AS lines_at_once,
      sum(live > 0) AS lines_live, sum(live > 0 AND filled = live) AS lines_within
    FROM (${demands}) GROUP BY order_key`;
  const sums = FILL_COLUMNS.slice(0, 8).map((column) => `sum(${column}) AS ${column}`);
  return `SELECT day, ${sums.join(', ')}, count(*) AS orders, sum(lines_at_once = lines) AS orders_at_once,
      sum(lines_live > 0) AS orders_live, sum(lines_live > 0 AND lines_within = lines_live) AS orders_within
    FROM (${orders}) GROUP BY day ORDER BY day`;
}
