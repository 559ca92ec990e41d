import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import { QueueWriter } from './queue-writer.js';

type Happened<Type extends StockEvent['type']> = ProjectedEvent<
  Extract<StockEvent, { readonly type: Type }>['data']
>;

/**
 * Every demand that was sourced, and for those that wait the queue of their SKU.
 *
 * The place of any line is found from sums, whatever the queue's length: `queue_days` adds up the waiting lines and
 * units of each class and due date, `queue_blocks` those of 256 enqueue revisions at a time within one class and due
 * date. Demands that never waited are kept too: a revoked allocation puts them back at their old rank.
 *
 * `order_key` and `line_key` are the beginnings of the ids, as numbers: all lines are looked up by them, and the index
 * is a fifth of what one of whole ids would be.
 *
 * `backordered` is the most that ever waited at once; `allocated` are the units that it got since, shipped or not.
 */
export const backorderQueueProjection: Projection = {
  name: 'backorder-queue',
  version: 1,
  tables: ['demands', 'queue_days', 'queue_blocks'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('demands')}(
      seq INTEGER PRIMARY KEY,
      demand_id TEXT NOT NULL,
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      order_key INTEGER NOT NULL, line_key INTEGER NOT NULL,
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, order_ref TEXT NOT NULL, customer_ref TEXT NOT NULL,
      tags TEXT NOT NULL, ship_policy TEXT NOT NULL, policy_version TEXT NOT NULL,
      class INTEGER NOT NULL, due TEXT NOT NULL, revision INTEGER NOT NULL,
      unit_price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
      requested INTEGER NOT NULL, refused INTEGER NOT NULL, backordered INTEGER NOT NULL,
      waiting INTEGER NOT NULL, allocated INTEGER NOT NULL, cancelled INTEGER NOT NULL,
      waiting_since TEXT NOT NULL, on_hold INTEGER NOT NULL, last_allocated_at TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_queue
      ON ${table('demands')}(tenant, location, sku, class, due, revision, waiting) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_waiting
      ON ${table('demands')}(tenant, waiting_since) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_waited
      ON ${table('demands')}(tenant, waiting_since) WHERE backordered > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_id ON ${table('demands')}(demand_id) WHERE backordered > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_line ON ${table('demands')}(order_key, line_key);
    CREATE TABLE IF NOT EXISTS ${table('queue_days')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, class INTEGER NOT NULL, due TEXT NOT NULL,
      lines INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku, class, due)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('queue_blocks')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, class INTEGER NOT NULL, due TEXT NOT NULL,
      block INTEGER NOT NULL, lines INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku, class, due, block)
    ) STRICT, WITHOUT ROWID;`,
  handlers: queueHandlers,
};

function queueHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const writer = new QueueWriter(db, table);
  return {
    [stockEvents.LineSourced.type]: ({ stream, position, revision, data }: Happened<'stock.LineSourced'>) => {
      writer.add(parseStreamName(stream).tenant, position, Number(revision), data);
    },
    [stockEvents.BackordersAllocated.type]: ({ data, meta }: Happened<'stock.BackordersAllocated'>) =>
      writer.allocate(data.allocations, meta[META.at] ?? null),
    [stockEvents.LineShipped.type]: ({ data }: Happened<'stock.LineShipped'>) =>
      writer.allocate(ofLine(data, data.fromWaiting), null),
    [stockEvents.AllocationsRevoked.type]: ({ data }: Happened<'stock.AllocationsRevoked'>) =>
      writer.revoke(data.revocations),
    [stockEvents.LineReduced.type]: ({ data }: Happened<'stock.LineReduced'>) =>
      writer.reduce(ofLine(data, data.demands)),
    [stockEvents.LineHeld.type]: ({ data }: Happened<'stock.LineHeld'>) => writer.hold(data, true),
    [stockEvents.LineResumed.type]: ({ data }: Happened<'stock.LineResumed'>) => writer.hold(data, false),
  };
}

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

function ofLine<Part>({ orderId, lineId }: LineId, parts: readonly Part[]): readonly (Part & LineId)[] {
  return parts.map((part) => ({ ...part, orderId, lineId }));
}
