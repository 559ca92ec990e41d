import { type EventOf, parseStreamName, type ProjectedEvent, type Projection } from '#eventing';
import { purchaseOrderEvents, supplierEvents } from '../contract/index.js';
import { daysBetween } from '../domain/index.js';

type Data<Definition> = ProjectedEvent<EventOf<Definition & { readonly type: string }>['data']>;
const { PurchaseOrderPlaced, ShipmentReceived } = purchaseOrderEvents;
const { SupplierDescribed } = supplierEvents;

/** Suppliers, and how long goods took from the placing of their order to their receipt. */
export const leadTimesProjection: Projection = {
  name: 'lead_times',
  version: 1,
  tables: ['suppliers', 'lead_time_orders', 'lead_times', 'lead_time_days'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('suppliers')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, name TEXT NOT NULL, default_lead_time_days INTEGER,
      revision INTEGER NOT NULL, PRIMARY KEY (tenant, ref)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('lead_time_orders')}(
      tenant TEXT NOT NULL, ref TEXT NOT NULL, supplier TEXT NOT NULL, placed_at TEXT NOT NULL,
      PRIMARY KEY (tenant, ref)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('lead_times')}(
      tenant TEXT NOT NULL, supplier TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      receipts INTEGER NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (tenant, supplier, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('lead_time_days')}(
      tenant TEXT NOT NULL, supplier TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, days INTEGER NOT NULL,
      receipts INTEGER NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (tenant, supplier, location, sku, days)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => {
    const add = 'ON CONFLICT DO UPDATE SET receipts = receipts + 1, units = units + excluded.units';
    const describe = db.prepare(
      `INSERT INTO ${table('suppliers')} VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name,
         default_lead_time_days = excluded.default_lead_time_days, revision = excluded.revision`,
    );
    const place = db.prepare(`INSERT INTO ${table('lead_time_orders')} VALUES (?, ?, ?, ?)`);
    const find = db.prepare<[string, string], { readonly supplier: string; readonly placedAt: string }>(
      `SELECT supplier, placed_at AS placedAt FROM ${table('lead_time_orders')} WHERE tenant = ? AND ref = ?`,
    );
    const addTotal = db.prepare(`INSERT INTO ${table('lead_times')} VALUES (?, ?, ?, ?, 1, ?) ${add}`);
    const addDays = db.prepare(`INSERT INTO ${table('lead_time_days')} VALUES (?, ?, ?, ?, ?, 1, ?) ${add}`);
    return {
      [SupplierDescribed.type]: ({ stream, revision, data }: Data<typeof SupplierDescribed>) => {
        const { ref, name, defaultLeadTimeDays } = data;
        describe.run(parseStreamName(stream).tenant, ref, name, defaultLeadTimeDays, Number(revision));
      },
      [PurchaseOrderPlaced.type]: ({ stream, data }: Data<typeof PurchaseOrderPlaced>) => {
        place.run(parseStreamName(stream).tenant, data.ref, data.supplier, data.placedAt);
      },
      [ShipmentReceived.type]: ({ stream, data }: Data<typeof ShipmentReceived>) => {
        const { tenant } = parseStreamName(stream);
        const order = find.get(tenant, data.ref);
        if (!order) throw new Error(`purchase order ${data.ref} is received before it is placed`);
        const days = daysBetween(order.placedAt, data.receivedAt);
        for (const { sku, taken } of data.lines) {
          if (taken === 0) continue;
          const key = [tenant, order.supplier, data.location, sku];
          addTotal.run(...key, taken);
          addDays.run(...key, days, taken);
        }
      },
    };
  },
};
