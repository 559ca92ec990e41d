import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import { FILL_COLUMNS } from './number-demand.js';
import { NumberWriter } from './number-writer.js';

type Happened<Type extends StockEvent['type']> = ProjectedEvent<
  Extract<StockEvent, { readonly type: Type }>['data']
>;

const SCOPE = 'tenant TEXT NOT NULL, location TEXT NOT NULL, category TEXT NOT NULL, sku TEXT NOT NULL';

/**
 * The numbers of operations: how much is served at once, how long the rest waits, and whether it comes when it was said.
 *
 * A demand is one decision of a SKU on a line: the line as ordered, or what was added to it later. `number_demands` has
 * each, as it stands. The other tables are sums over them by day, ready for every filter that can be asked: `fills` by
 * the day of the order, `spreads` of waits in whole days. A query reads sums only, so it takes as long as its range has
 * days, however many demands there are.
 *
 * How each thing counts: cancelled units are asked for at the placing, and wanted no longer by now. Refused units are
 * asked for and never served. Revoked units wait again from the day of the order, and what was filled by them is open
 * again. Units on hold wait. Returned units were served. Days are those of UTC.
 */
export const backorderNumbersProjection: Projection = {
  name: 'backorder-numbers',
  version: 1,
  tables: ['number_demands', 'number_items', 'number_fills', 'number_spreads', 'number_open'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('number_demands')}(
      seq INTEGER PRIMARY KEY,
      demand_id TEXT NOT NULL, ${SCOPE},
      order_key INTEGER NOT NULL, line_key INTEGER NOT NULL, order_id TEXT NOT NULL,
      day TEXT NOT NULL, since TEXT NOT NULL, due TEXT,
      currency TEXT NOT NULL, unit_price_minor INTEGER NOT NULL, promised TEXT,
      requested INTEGER NOT NULL, at_once INTEGER NOT NULL, secured INTEGER NOT NULL, waiting INTEGER NOT NULL,
      cancelled INTEGER NOT NULL, served INTEGER NOT NULL, last_served TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_line ON ${table('number_demands')}(order_key, line_key);
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_since
      ON ${table('number_demands')}(tenant, location, sku, since) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_due
      ON ${table('number_demands')}(tenant, location, sku, due) WHERE waiting > 0 AND due IS NOT NULL;
    CREATE TABLE IF NOT EXISTS ${table('number_items')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, category TEXT NOT NULL,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('number_fills')}(
      ${SCOPE}, day TEXT NOT NULL, ${FILL_COLUMNS.map((column) => `${column} INTEGER NOT NULL`).join(', ')},
      PRIMARY KEY (tenant, location, category, sku, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('number_spreads')}(
      ${SCOPE}, measure TEXT NOT NULL, day TEXT NOT NULL, days INTEGER NOT NULL,
      backorders INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, category, sku, measure, day, days)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('number_open')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, currency TEXT NOT NULL,
      backorders INTEGER NOT NULL, units INTEGER NOT NULL, value_minor INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku, currency)
    ) STRICT, WITHOUT ROWID;`,
  handlers: numberHandlers,
};

function numberHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const writer = new NumberWriter(db, table);
  return {
    [stockEvents.ItemDescribed.type]: ({ stream, data }: Happened<'stock.ItemDescribed'>) =>
      writer.describe(parseStreamName(stream).tenant, data),
    [stockEvents.LineSourced.type]: ({ stream, position, data }: Happened<'stock.LineSourced'>) =>
      writer.add(parseStreamName(stream).tenant, position, data),
    [stockEvents.BackordersAllocated.type]: (event: Happened<'stock.BackordersAllocated'>) =>
      writer.serve(event.data.allocations, dayOf(event)),
    [stockEvents.LineShipped.type]: (event: Happened<'stock.LineShipped'>) =>
      writer.serve(ofLine(event.data, event.data.fromWaiting), dayOf(event)),
    [stockEvents.AllocationsRevoked.type]: ({ data }: Happened<'stock.AllocationsRevoked'>) =>
      writer.revoke(data.revocations),
    [stockEvents.LineReduced.type]: ({ data }: Happened<'stock.LineReduced'>) =>
      writer.reduce(ofLine(data, data.demands)),
  };
}

/** The day of the decision. */
function dayOf({ id, meta }: ProjectedEvent): string {
  const at = meta[META.at];
  if (at === undefined) throw new Error(`event ${id} does not say when it was decided`);
  return at.slice(0, 10);
}

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

function ofLine<Part>({ orderId, lineId }: LineId, parts: readonly Part[]): readonly (Part & LineId)[] {
  return parts.map((part) => ({ ...part, orderId, lineId }));
}
