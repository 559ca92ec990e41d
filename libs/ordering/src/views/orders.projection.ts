import type { Projection, ProjectionHandlers } from '#eventing';
import { parseStreamName } from '#eventing';
import { orderingEvents } from '../contract/index.js';
import { type OrderData, OrderWriter } from './order-writer.js';

/** Orders with their lines, shipments and, in a table of its own that can be erased, who ordered. */
export const ordersProjection: Projection = {
  name: 'orders',
  version: 1,
  tables: ['orders', 'order_lines', 'order_pii', 'shipments', 'shipment_lines'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('orders')}(
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL, ref TEXT NOT NULL,
      status TEXT NOT NULL, on_hold INTEGER NOT NULL, placed_at TEXT NOT NULL, time_zone TEXT NOT NULL,
      channel TEXT NOT NULL, customer_ref TEXT NOT NULL, segment TEXT, tier INTEGER NOT NULL, tags TEXT NOT NULL,
      currency TEXT NOT NULL, goods_minor INTEGER NOT NULL, shipping_minor INTEGER NOT NULL,
      discount_minor INTEGER NOT NULL, line_count INTEGER NOT NULL, revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('orders')}_ref ON ${table('orders')}(tenant, ref);
    CREATE INDEX IF NOT EXISTS ${table('orders')}_placed ON ${table('orders')}(tenant, placed_at, seq);
    CREATE TABLE IF NOT EXISTS ${table('order_lines')}(
      order_seq INTEGER NOT NULL, line_no INTEGER NOT NULL, line_id TEXT NOT NULL,
      location TEXT NOT NULL, sku TEXT NOT NULL, unit_price_minor INTEGER NOT NULL,
      ship_policy TEXT NOT NULL, ship_group TEXT, required_date TEXT,
      quantity INTEGER NOT NULL, cancelled INTEGER NOT NULL, refused INTEGER NOT NULL,
      shipped INTEGER NOT NULL, returned INTEGER NOT NULL,
      secured INTEGER NOT NULL, waiting INTEGER NOT NULL, sku_revision INTEGER NOT NULL,
      PRIMARY KEY (order_seq, line_no)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('order_pii')}(
      order_seq INTEGER PRIMARY KEY, tenant TEXT NOT NULL, customer_ref TEXT NOT NULL,
      name TEXT, email TEXT, address TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('order_pii')}_subject ON ${table('order_pii')}(tenant, customer_ref);
    CREATE TABLE IF NOT EXISTS ${table('shipments')}(
      order_seq INTEGER NOT NULL, shipment_id TEXT NOT NULL, carrier TEXT NOT NULL, tracking TEXT,
      handed_over_at TEXT NOT NULL, PRIMARY KEY (order_seq, shipment_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('shipment_lines')}(
      order_seq INTEGER NOT NULL, shipment_id TEXT NOT NULL, line_id TEXT NOT NULL, quantity INTEGER NOT NULL,
      PRIMARY KEY (order_seq, shipment_id, line_id)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => handlersOf(new OrderWriter(db, table)),
};

function handlersOf(writer: OrderWriter): ProjectionHandlers {
  const handlers: Record<string, ProjectionHandlers[string]> = {};
  const on = <Name extends keyof typeof orderingEvents>(
    name: Name,
    handle: (data: OrderData<Name>, order: number) => void,
  ): void => {
    handlers[orderingEvents[name].type] = ({ revision, data }) => {
      const { orderId } = data as { readonly orderId: string };
      const order = writer.find(orderId);
      handle(data as OrderData<Name>, order);
      writer.seen(order, Number(revision));
    };
  };
  on('SupplyRecorded', ({ lines }, order) => writer.recordSupply(order, lines));
  on('LineCancelled', ({ lineId, quantity }, order) =>
    writer.add(order, 'cancelled', [{ lineId, quantity }]),
  );
  on('OrderCancelled', ({ lines }, order) => writer.add(order, 'cancelled', lines));
  on('LineQuantityChanged', ({ lineId, from, to }, order) =>
    writer.add(order, 'quantity', [{ lineId, quantity: to - from }]),
  );
  on('OrderHeld', (_, order) => writer.hold(order, true));
  on('OrderReleased', (_, order) => writer.hold(order, false));
  on('ShipmentConfirmed', (data, order) => writer.ship(order, data));
  on('ReturnRecorded', ({ lines }, order) => writer.add(order, 'returned', lines));
  handlers[orderingEvents.OrderPlaced.type] = ({ stream, position, data }) =>
    writer.place(parseStreamName(stream).tenant, position, data as OrderData<'OrderPlaced'>);
  return handlers;
}
