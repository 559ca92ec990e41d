import { type EventOf, parseStreamName, type ProjectedEvent, type Projection } from '#eventing';
import { purchaseOrderEvents as events } from '../contract/index.js';
import { PurchaseOrderWriter } from './purchase-order-writer.js';

type Handled<Name extends keyof typeof events> = ProjectedEvent<EventOf<(typeof events)[Name]>['data']>;

/** Purchase orders with their lines and inbound shipments, and which of their lines each expected supply is. */
export const purchaseOrdersProjection: Projection = {
  name: 'purchase_orders',
  version: 1,
  tables: ['purchase_orders', 'purchase_lines', 'inbound_shipments', 'inbound_lines', 'purchase_supplies'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('purchase_orders')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, location TEXT NOT NULL, supplier TEXT NOT NULL, placed_at TEXT NOT NULL,
      currency TEXT, over_receipt_percent INTEGER, confirmed INTEGER NOT NULL DEFAULT 0,
      ordered INTEGER NOT NULL DEFAULT 0, announced INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0,
      rejected INTEGER NOT NULL DEFAULT 0, open INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL,
      PRIMARY KEY (tenant, ref)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('purchase_orders')}_placed ON ${table('purchase_orders')}(tenant, placed_at, ref);
    CREATE TABLE IF NOT EXISTS ${table('purchase_lines')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, line_no INTEGER NOT NULL, sku TEXT NOT NULL, unit_cost_minor INTEGER,
      asked_quantity INTEGER NOT NULL, asked_date TEXT, expected_date TEXT, confirmed INTEGER NOT NULL DEFAULT 0,
      ordered INTEGER NOT NULL, announced INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL,
      open INTEGER NOT NULL, PRIMARY KEY (tenant, ref, line_no)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('inbound_shipments')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, shipment_ref TEXT NOT NULL, location TEXT NOT NULL,
      carrier TEXT, eta TEXT, received_at TEXT, state TEXT NOT NULL, PRIMARY KEY (tenant, ref, shipment_ref)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('inbound_shipments')}_eta
      ON ${table('inbound_shipments')}(tenant, coalesce(eta, '9999-12-31'), ref, shipment_ref);
    CREATE TABLE IF NOT EXISTS ${table('inbound_lines')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, shipment_ref TEXT NOT NULL, line_no INTEGER NOT NULL, sku TEXT NOT NULL,
      announced INTEGER NOT NULL, accepted INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
      missing INTEGER NOT NULL DEFAULT 0, outstanding INTEGER NOT NULL,
      PRIMARY KEY (tenant, ref, shipment_ref, line_no)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('purchase_supplies')}(
      tenant TEXT NOT NULL, supply_id TEXT NOT NULL, ref TEXT NOT NULL, line_no INTEGER NOT NULL, shipment_ref TEXT,
      PRIMARY KEY (tenant, supply_id)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => {
    const writer = new PurchaseOrderWriter(db, table);
    const tenantOf = ({ stream }: ProjectedEvent): string => parseStreamName(stream).tenant;
    const done = (event: ProjectedEvent<{ readonly ref: string }>) =>
      writer.seen(tenantOf(event), event.data.ref, Number(event.revision));
    return {
      [events.PurchaseOrderPlaced.type]: (event: Handled<'PurchaseOrderPlaced'>) => {
        writer.place(tenantOf(event), event.data);
        done(event);
      },
      [events.PurchaseOrderConfirmed.type]: (event: Handled<'PurchaseOrderConfirmed'>) => {
        writer.confirm(tenantOf(event), event.data);
        done(event);
      },
      [events.PurchaseOrderLineChanged.type]: (event: Handled<'PurchaseOrderLineChanged'>) => {
        writer.changeLine(tenantOf(event), event.data);
        done(event);
      },
      [events.PurchaseOrderLineCancelled.type]: (event: Handled<'PurchaseOrderLineCancelled'>) => {
        writer.changeLine(tenantOf(event), event.data);
        done(event);
      },
      [events.ShipmentAnnounced.type]: (event: Handled<'ShipmentAnnounced'>) => {
        writer.announce(tenantOf(event), event.data);
        done(event);
      },
      [events.ShipmentRescheduled.type]: (event: Handled<'ShipmentRescheduled'>) => {
        writer.reschedule(tenantOf(event), event.data);
        done(event);
      },
      [events.ShipmentReceived.type]: (event: Handled<'ShipmentReceived'>) => {
        writer.receive(tenantOf(event), event.data);
        done(event);
      },
    };
  },
};
