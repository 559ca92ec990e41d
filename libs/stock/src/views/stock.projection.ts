import { parseStreamName, type Projection, type ProjectionHandlers } from '#eventing';
import { stockEvents } from '../contract/index.js';
import { StockWriter, type StockData } from './stock-writer.js';

/** Items with the units of their ledger, expected supply, and stock held by reservations. */
export const stockProjection: Projection = {
  name: 'stock',
  version: 1,
  tables: ['stock_items', 'supplies', 'reservations'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('stock_items')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      name TEXT, category TEXT, supplier TEXT, reorder_level INTEGER,
      backorder_allowed INTEGER NOT NULL DEFAULT 1, backorder_cap INTEGER, backorder_mode TEXT NOT NULL DEFAULT 'AUTO',
      received INTEGER NOT NULL DEFAULT 0, returned INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
      available INTEGER NOT NULL DEFAULT 0, reserved INTEGER NOT NULL DEFAULT 0, allocated INTEGER NOT NULL DEFAULT 0,
      shipped INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0,
      waiting_units INTEGER NOT NULL DEFAULT 0, on_order INTEGER NOT NULL DEFAULT 0,
      revision INTEGER NOT NULL DEFAULT -1,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('stock_items')}_waiting
      ON ${table('stock_items')}(tenant, waiting_units) WHERE waiting_units > 0;
    CREATE TABLE IF NOT EXISTS ${table('supplies')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, supply_id TEXT NOT NULL,
      due_date TEXT, reference TEXT, expected INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL,
      outstanding INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (tenant, location, sku, supply_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('reservations')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, reservation_id TEXT NOT NULL,
      quantity INTEGER NOT NULL, expires_at TEXT NOT NULL, reference TEXT, state TEXT NOT NULL,
      PRIMARY KEY (tenant, location, sku, reservation_id)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => handlersOf(new StockWriter(db, table)),
};

function handlersOf(writer: StockWriter): ProjectionHandlers {
  const handlers: Record<string, ProjectionHandlers[string]> = {};
  const on = <Name extends keyof typeof stockEvents>(
    name: Name,
    handle: (data: StockData<Name>, tenant: string) => void,
  ): void => {
    handlers[stockEvents[name].type] = ({ stream, revision, data }) => {
      const { tenant } = parseStreamName(stream);
      handle(data as StockData<Name>, tenant);
      writer.seen(tenant, data as StockData<Name>, Number(revision));
    };
  };
  onLedger(on, writer);
  onDemand(on, writer);
  on('ItemDescribed', (data, tenant) => writer.describe(tenant, data));
  on('BackorderPolicySet', (data, tenant) => writer.setPolicy(tenant, data));
  on('SupplyExpected', (data, tenant) => writer.expectSupply(tenant, data));
  on('SupplyRescheduled', (data, tenant) => writer.rescheduleSupply(tenant, data));
  on('SupplyCancelled', (data, tenant) => writer.cancelSupply(tenant, data));
  on('SupplyReceived', (data, tenant) => writer.receiveSupply(tenant, data));
  on('StockReserved', (data, tenant) => writer.reserve(tenant, data));
  on('ReservationEnded', (data, tenant) => writer.endReservation(tenant, data));
  return handlers;
}

type On = <Name extends keyof typeof stockEvents>(
  name: Name,
  handle: (data: StockData<Name>, tenant: string) => void,
) => void;

function onLedger(on: On, writer: StockWriter): void {
  on('StockReceived', (data, tenant) =>
    writer.move(tenant, data, { received: data.quantity, available: data.quantity }),
  );
  on('StockCounted', (data, tenant) => writer.move(tenant, data, correction(data.delta)));
  on('StockAdjusted', (data, tenant) => writer.move(tenant, data, correction(data.delta)));
  on('LineReturned', (data, tenant) => {
    const where = data.restocked ? { available: data.quantity } : { lost: data.quantity };
    writer.move(tenant, data, { returned: data.quantity, ...where });
  });
  on('LineShipped', (data, tenant) => {
    const fromAllocation = total(data.fromAllocation);
    writer.move(tenant, data, {
      allocated: -fromAllocation,
      // Others' units became free by the events before, and are taken here.
      available: -(data.fromAvailable + data.fromOthers),
      found: data.unknownToBooks,
      shipped: data.quantity,
      waiting_units: -total(data.fromWaiting),
    });
  });
}

function onDemand(on: On, writer: StockWriter): void {
  on('LineSourced', (data, tenant) =>
    writer.move(tenant, data, {
      available: -data.allocated,
      allocated: data.allocated,
      waiting_units: data.backordered,
    }),
  );
  on('BackordersAllocated', (data, tenant) => {
    const units = total(data.allocations);
    writer.move(tenant, data, { available: -units, allocated: units, waiting_units: -units });
  });
  on('AllocationsRevoked', (data, tenant) => {
    const units = total(data.revocations);
    writer.move(tenant, data, { available: units, allocated: -units, waiting_units: units });
  });
  on('LineReduced', (data, tenant) => {
    const freed = data.demands.reduce((sum, { fromAllocated }) => sum + fromAllocated, 0);
    const waiting = data.demands.reduce((sum, { fromWaiting }) => sum + fromWaiting, 0);
    writer.move(tenant, data, { available: freed, allocated: -freed, waiting_units: -waiting });
  });
}

function correction(delta: number) {
  return delta > 0 ? { found: delta, available: delta } : { lost: -delta, available: delta };
}

function total(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}
