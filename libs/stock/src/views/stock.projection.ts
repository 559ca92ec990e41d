import {
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandler,
  type ProjectionHandlers,
} from '#eventing';
import { stockEvents } from '../contract/index.js';
import { type Item, ItemWriter } from './item-writer.js';
import { SupplyWriter } from './supply-writer.js';
import * as units from './unit-changes.js';
import type { StockData, UnitChanges } from './unit-changes.js';

const NO_UNITS: UnitChanges = {};

/** Items with the units of their ledger, expected supply, and stock held by reservations. */
export const stockProjection: Projection = {
  name: 'stock',
  version: 4,
  tables: ['stock_items', 'supplies', 'reservations'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('stock_items')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      name TEXT, category TEXT, supplier TEXT, reorder_level INTEGER,
      backorder_allowed INTEGER NOT NULL DEFAULT 1, backorder_cap INTEGER, backorder_mode TEXT NOT NULL DEFAULT 'AUTO',
      release_date TEXT,
      received INTEGER NOT NULL DEFAULT 0, returned INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
      available INTEGER NOT NULL DEFAULT 0, reserved INTEGER NOT NULL DEFAULT 0, allocated INTEGER NOT NULL DEFAULT 0,
      shipped INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0,
      waiting_units INTEGER NOT NULL DEFAULT 0, on_order INTEGER NOT NULL DEFAULT 0,
      revision INTEGER NOT NULL DEFAULT -1,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('stock_items')}_sku ON ${table('stock_items')}(tenant, sku, location);
    CREATE TABLE IF NOT EXISTS ${table('supplies')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, supply_id TEXT NOT NULL,
      due_date TEXT, reference TEXT, expected INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL,
      outstanding INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (tenant, location, sku, supply_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('supplies')}_due
      ON ${table('supplies')}(tenant, coalesce(due_date, '9999-12-31'), location, sku, supply_id);
    CREATE INDEX IF NOT EXISTS ${table('supplies')}_id ON ${table('supplies')}(supply_id);
    CREATE TABLE IF NOT EXISTS ${table('reservations')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, reservation_id TEXT NOT NULL,
      quantity INTEGER NOT NULL, expires_at TEXT NOT NULL, reference TEXT, state TEXT NOT NULL,
      PRIMARY KEY (tenant, location, sku, reservation_id)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => handlersOf(new ItemWriter(db, table), new SupplyWriter(db, table)),
};

/** How an event changes the item's units. */
type Changes<Name extends keyof typeof stockEvents> = (data: StockData<Name>, tenant: string) => UnitChanges;

function handlersOf(items: ItemWriter, supplies: SupplyWriter): ProjectionHandlers {
  const handlers: Record<string, ProjectionHandler> = {};
  const on = <Name extends keyof typeof stockEvents>(
    name: Name,
    changes: Changes<Name>,
    and: (tenant: string, data: StockData<Name>) => void = () => undefined,
  ): void => {
    handlers[stockEvents[name].type] = (event: ProjectedEvent<StockData<Name> & Item>) => {
      const { tenant } = parseStreamName(event.stream);
      items.book(tenant, event.data, Number(event.revision), changes(event.data, tenant));
      and(tenant, event.data);
    };
  };
  on(
    'ItemDescribed',
    () => NO_UNITS,
    (tenant, data) => items.describe(tenant, data),
  );
  on(
    'BackorderPolicySet',
    () => NO_UNITS,
    (tenant, data) => items.applyPolicy(tenant, data),
  );
  on(
    'ItemReleaseSet',
    () => NO_UNITS,
    (tenant, data) => items.waitFor(tenant, data, data.releaseDate),
  );
  on(
    'ItemReleased',
    () => NO_UNITS,
    (tenant, data) => items.waitFor(tenant, data, null),
  );
  on('StockReceived', units.stockReceived);
  on('StockCounted', units.stockCorrected);
  on('StockAdjusted', units.stockCorrected);
  on('SupplyExpected', (data, tenant) => supplies.expect(tenant, data));
  on('SupplyRescheduled', (data, tenant) => supplies.reschedule(tenant, data));
  on('SupplyCancelled', (data, tenant) => supplies.cancel(tenant, data));
  on('SupplyReceived', (data, tenant) => supplies.receive(tenant, data));
  on('StockReserved', units.stockReserved, (tenant, data) => supplies.reserve(tenant, data));
  on('ReservationEnded', units.reservationEnded, (tenant, data) => supplies.endHold(tenant, data));
  on('LineSourced', units.lineSourced);
  on('BackordersAllocated', units.backordersAllocated);
  on('AllocationsRevoked', units.allocationsRevoked);
  on('LineReduced', units.lineReduced);
  on('LineHeld', () => NO_UNITS);
  on('LineResumed', () => NO_UNITS);
  on('LineShipped', units.lineShipped);
  on('LineReturned', units.lineReturned);
  // Who is next changes no units.
  on('PriorityPolicyApplied', () => NO_UNITS);
  on('BackordersReprioritised', () => NO_UNITS);
  on('BackordersPromoted', () => NO_UNITS);
  on('RankingFactsChanged', () => NO_UNITS);
  return handlers;
}
