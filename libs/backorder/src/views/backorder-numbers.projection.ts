import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import { NumberWriter } from './number-writer.js';

type Happened<Type extends StockEvent['type']> = ProjectedEvent<
  Extract<StockEvent, { readonly type: Type }>['data']
>;

/**
 * What the numbers of operations are counted from: a short row for each demand, and one for each day on which it was
 * served out of the queue. Rates and ages are added up when they are asked for: a line that is served at once, as most
 * are, costs one row and nothing else. Only what waits now is summed up by SKU here, since it is asked for all day.
 *
 * A demand is one decision of a SKU on a line: the line as ordered, or what was added to it later. Refused units are
 * asked for and never served. Cancelled units are wanted no longer. Revoked units wait again from the day of the order,
 * and what was served last is taken back first. Units on hold wait. Returned units were served. Days are those of UTC.
 */
export const backorderNumbersProjection: Projection = {
  name: 'backorder-numbers',
  version: 1,
  tables: ['number_demands', 'number_services', 'number_places', 'number_open'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('number_demands')}(
      seq INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL, place INTEGER NOT NULL,
      order_key INTEGER NOT NULL, line_key INTEGER NOT NULL, demand_id TEXT NOT NULL,
      since TEXT NOT NULL, due TEXT, projected TEXT, currency TEXT NOT NULL, unit_price_minor INTEGER NOT NULL,
      requested INTEGER NOT NULL, at_once INTEGER NOT NULL, secured INTEGER NOT NULL, waiting INTEGER NOT NULL,
      cancelled INTEGER NOT NULL, served INTEGER NOT NULL, served_on TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_line ON ${table('number_demands')}(order_key, line_key);
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_since ON ${table('number_demands')}(tenant, since);
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_waiting
      ON ${table('number_demands')}(place, since, waiting) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_due
      ON ${table('number_demands')}(place, due) WHERE waiting > 0 AND due IS NOT NULL;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_served
      ON ${table('number_demands')}(tenant, served_on) WHERE served > 0;
    CREATE INDEX IF NOT EXISTS ${table('number_demands')}_projected
      ON ${table('number_demands')}(tenant, projected) WHERE projected IS NOT NULL;
    CREATE TABLE IF NOT EXISTS ${table('number_services')}(
      seq INTEGER NOT NULL, day TEXT NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (seq, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('number_places')}(
      id INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, category TEXT, current INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS ${table('number_places')}_current
      ON ${table('number_places')}(tenant, location, sku) WHERE current = 1;
    CREATE TABLE IF NOT EXISTS ${table('number_open')}(
      place INTEGER NOT NULL, currency TEXT NOT NULL,
      backorders INTEGER NOT NULL, units INTEGER NOT NULL, value_minor INTEGER NOT NULL,
      PRIMARY KEY (place, currency)
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
