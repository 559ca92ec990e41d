import { parseStreamName, type ProjectedEvent, type Projection, type ProjectionHandlers } from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import type { Statement } from 'better-sqlite3';
import { delayEvents, type OrderingEvent } from '../contract/index.js';

type Happened<Type extends (OrderingEvent | StockEvent)['type']> = ProjectedEvent<
  Extract<OrderingEvent | StockEvent, { readonly type: Type }>['data']
>;
type Row = [orderId: string, lineId: string, seq: number, tenant: string, by: string | null, ...Told];
type Told = [first: 0 | 1, noticeId: string | null];

/**
 * Each date by which the buyer of a line was told that it ships: the first promise, and what later notices of delay made
 * of it; null where they could give no date. A consent agrees to a date that was told, and is no row. A notice that
 * never arrived is taken out: it told nobody. Orders under no known law promise nothing, and have no rows.
 */
export const promisesProjection: Projection = {
  name: 'promises',
  version: 1,
  tables: ['promises', 'promised_items'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('promises')}(
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, seq INTEGER NOT NULL, tenant TEXT NOT NULL,
      ship_by TEXT, is_first INTEGER NOT NULL, notice_id TEXT, PRIMARY KEY (order_id, line_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('promises')}_first
      ON ${table('promises')}(tenant, ship_by) WHERE is_first = 1;
    CREATE TABLE IF NOT EXISTS ${table('promised_items')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, category TEXT,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;`,
  handlers: promiseHandlers,
};

function promiseHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const insert: Statement<Row> = db.prepare(`INSERT INTO ${table('promises')} VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const takeBack: Statement<[string, string]> = db.prepare(
    `DELETE FROM ${table('promises')} WHERE order_id = ? AND notice_id = ?`,
  );
  const describe: Statement<[string, string, string, string | null]> = db.prepare(
    `INSERT INTO ${table('promised_items')} VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET category = excluded.category`,
  );
  return {
    [delayEvents.ShipPromiseMade.type]: (event: Happened<'ordering.ShipPromiseMade'>) => {
      const { stream, position, data } = event;
      const { tenant } = parseStreamName(stream);
      for (const { lineId, shipBy } of data.lines)
        insert.run(data.orderId, lineId, Number(position), tenant, shipBy, 1, null);
    },
    [delayEvents.DelayOptionOffered.type]: (event: Happened<'ordering.DelayOptionOffered'>) => {
      const { stream, position, data } = event;
      const { tenant } = parseStreamName(stream);
      const noticeId = data.notice?.noticeId ?? null;
      for (const lineId of data.lines)
        insert.run(data.orderId, lineId, Number(position), tenant, data.revisedShipDate, 0, noticeId);
    },
    [delayEvents.OptionUndelivered.type]: ({ data }: Happened<'ordering.OptionUndelivered'>) =>
      takeBack.run(data.orderId, data.noticeId),
    [stockEvents.ItemDescribed.type]: ({ stream, data }: Happened<'stock.ItemDescribed'>) =>
      describe.run(parseStreamName(stream).tenant, data.location, data.sku, data.category),
  };
}
