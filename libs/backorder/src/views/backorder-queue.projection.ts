import { queueKey } from '../domain/index.js';
import type { Projection, ProjectionHandlers } from '#eventing';
import { parseStreamName } from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import { QueueWriter } from './queue-writer.js';

type DataOf<Type extends StockEvent['type']> = Extract<StockEvent, { readonly type: Type }>['data'];

/**
 * Every demand that was sourced, and for those that wait the queue of their SKU. `queue_blocks` adds up the waiting
 * lines and units of 1024 enqueue revisions at a time, so that the place of any line is found by summing blocks.
 * Demands that never waited are kept too: a revoked allocation puts them back at their old rank.
 */
export const backorderQueueProjection: Projection = {
  name: 'backorder-queue',
  version: 1,
  tables: ['demands', 'queue_blocks'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('demands')}(
      seq INTEGER PRIMARY KEY,
      demand_id TEXT NOT NULL UNIQUE,
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, order_ref TEXT NOT NULL, customer_ref TEXT NOT NULL,
      tags TEXT NOT NULL, ship_policy TEXT NOT NULL, policy_version TEXT NOT NULL,
      class INTEGER NOT NULL, due TEXT NOT NULL, revision INTEGER NOT NULL,
      unit_price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
      requested INTEGER NOT NULL, refused INTEGER NOT NULL, backordered INTEGER NOT NULL,
      waiting INTEGER NOT NULL, allocated INTEGER NOT NULL, cancelled INTEGER NOT NULL,
      waiting_since TEXT NOT NULL, on_hold INTEGER NOT NULL, last_allocated_at TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_queue
      ON ${table('demands')}(tenant, location, sku, class, due, revision) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_since
      ON ${table('demands')}(tenant, waiting_since, seq) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${table('demands')}_line ON ${table('demands')}(order_id, line_id);
    CREATE TABLE IF NOT EXISTS ${table('queue_blocks')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      class INTEGER NOT NULL, due TEXT NOT NULL, block INTEGER NOT NULL,
      lines INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku, class, due, block)
    ) STRICT, WITHOUT ROWID;`,
  handlers: queueHandlers,
};

function queueHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const writer = new QueueWriter(db, table);
  return {
    [stockEvents.LineSourced.type]: ({ stream, position, revision, data }) => {
      const sourced = data as DataOf<'stock.LineSourced'>;
      const key = queueKey(sourced, Number(revision));
      writer.add(parseStreamName(stream).tenant, position, key, sourced);
    },
    [stockEvents.BackordersAllocated.type]: ({ data, meta }) => {
      const { allocations } = data as DataOf<'stock.BackordersAllocated'>;
      for (const { demandId, quantity } of allocations) {
        writer.change(demandId, { waiting: -quantity, allocated: quantity, at: meta['at'] ?? null });
      }
    },
    [stockEvents.AllocationsRevoked.type]: ({ data }) => {
      const { revocations } = data as DataOf<'stock.AllocationsRevoked'>;
      for (const { demandId, quantity } of revocations) {
        writer.change(demandId, { waiting: quantity, allocated: -quantity });
      }
    },
    [stockEvents.LineReduced.type]: ({ data }) => {
      const { demands } = data as DataOf<'stock.LineReduced'>;
      for (const { demandId, fromWaiting, fromAllocated } of demands) {
        const cancelled = fromWaiting + fromAllocated;
        writer.change(demandId, { waiting: -fromWaiting, allocated: -fromAllocated, cancelled });
      }
    },
    [stockEvents.LineShipped.type]: ({ data }) => {
      const { fromWaiting } = data as DataOf<'stock.LineShipped'>;
      for (const { demandId, quantity } of fromWaiting) {
        writer.change(demandId, { waiting: -quantity, allocated: quantity });
      }
    },
    [stockEvents.LineHeld.type]: ({ data }) => {
      const { orderId, lineId } = data as DataOf<'stock.LineHeld'>;
      writer.hold(orderId, lineId, true);
    },
    [stockEvents.LineResumed.type]: ({ data }) => {
      const { orderId, lineId } = data as DataOf<'stock.LineResumed'>;
      writer.hold(orderId, lineId, false);
    },
  };
}
