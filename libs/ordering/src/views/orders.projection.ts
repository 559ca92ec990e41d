import {
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandler,
  type ProjectionHandlers,
} from '#eventing';
import { delayEvents, orderingEvents } from '../contract/index.js';
import { type OrderData, orderEvents, type OrderEventName, OrderWriter } from './order-writer.js';

/**
 * Orders with their lines and shipments, and who ordered: in a table of its own, so that it can be erased by customer.
 * The columns `…_then` keep the answer to the line's first demand, as it was given when the order was placed.
 */
export const ordersProjection: Projection = {
  name: 'orders',
  version: 3,
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
    CREATE INDEX IF NOT EXISTS ${table('orders')}_placed ON ${table('orders')}(tenant, placed_at);
    CREATE INDEX IF NOT EXISTS ${table('orders')}_customer
      ON ${table('orders')}(tenant, customer_ref, placed_at);
    CREATE TABLE IF NOT EXISTS ${table('order_lines')}(
      order_seq INTEGER NOT NULL, line_no INTEGER NOT NULL, line_id TEXT NOT NULL,
      location TEXT NOT NULL, sku TEXT NOT NULL, unit_price_minor INTEGER NOT NULL,
      ship_policy TEXT NOT NULL, ship_group TEXT, required_date TEXT,
      quantity INTEGER NOT NULL, cancelled INTEGER NOT NULL, refused INTEGER NOT NULL,
      shipped INTEGER NOT NULL, returned INTEGER NOT NULL,
      secured INTEGER NOT NULL, waiting INTEGER NOT NULL, sku_revision INTEGER NOT NULL,
      demand_id TEXT, refusal TEXT, rank_then INTEGER, ahead_then INTEGER, projected_then TEXT,
      substitute_for TEXT,
      PRIMARY KEY (order_seq, line_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('order_pii')}(
      order_seq INTEGER PRIMARY KEY, name TEXT, email TEXT, address TEXT
    ) STRICT;
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

const delayEventNames = Object.keys(delayEvents) as (keyof typeof delayEvents)[];

type OrderId = { readonly orderId: string };

function handlersOf(writer: OrderWriter): ProjectionHandlers {
  const handlers: Record<string, ProjectionHandler> = {};
  const on = <Name extends OrderEventName>(
    name: Name,
    handle: (data: OrderData<Name>, order: number) => void,
  ): void => {
    handlers[orderEvents[name].type] = ({ revision, data }: ProjectedEvent<OrderData<Name> & OrderId>) => {
      const order = writer.find(data.orderId);
      handle(data, order);
      writer.seen(order, Number(revision));
    };
  };
  // These change nothing of the order itself but its revision.
  for (const name of [...delayEventNames, 'ShipGroupAssessed'] as const) on(name, () => undefined);
  on('CancellationCorrected', ({ lineId, quantity }, order) =>
    writer.add(order, 'cancelled', [{ lineId, quantity: -quantity }]),
  );
  on('SupplyRecorded', (data, order) => writer.recordSupply(order, data));
  on('LineCancelled', ({ lineId, quantity }, order) =>
    writer.add(order, 'cancelled', [{ lineId, quantity }]),
  );
  on('OrderCancelled', ({ lines }, order) => writer.add(order, 'cancelled', lines));
  on('LineQuantityChanged', ({ lineId, from, to }, order) =>
    writer.add(order, 'quantity', [{ lineId, quantity: to - from }]),
  );
  on('LineSubstituted', (data, order) => writer.substitute(order, data));
  on('OrderHeld', (_, order) => writer.hold(order, true));
  on('OrderReleased', (_, order) => writer.hold(order, false));
  on('ShipmentConfirmed', (data, order) => writer.ship(order, data));
  on('ReturnRecorded', ({ lines }, order) => writer.add(order, 'returned', lines));
  handlers[orderingEvents.OrderPlaced.type] = (event: ProjectedEvent<OrderData<'OrderPlaced'>>) =>
    writer.place(parseStreamName(event.stream).tenant, event.position, event.data);
  return handlers;
}
