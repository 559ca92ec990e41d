import type { Database } from 'better-sqlite3';
import type { StockData, UnitChanges } from './unit-changes.js';

export interface Item {
  readonly location: string;
  readonly sku: string;
}

/** Writes the rows of items. */
export class ItemWriter {
  private readonly bookUnits;
  private readonly setFacts;
  private readonly setPolicy;
  private readonly setRelease;

  constructor(db: Database, table: (name: string) => string) {
    const items = table('stock_items');
    const key = 'WHERE tenant = ? AND location = ? AND sku = ?';
    this.bookUnits = db.prepare(
      `INSERT INTO ${items}(tenant, location, sku, revision,
         received, returned, found, available, reserved, allocated, shipped, lost, waiting_units, on_order)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET revision = excluded.revision, received = received + excluded.received,
         returned = returned + excluded.returned, found = found + excluded.found,
         available = available + excluded.available, reserved = reserved + excluded.reserved,
         allocated = allocated + excluded.allocated, shipped = shipped + excluded.shipped,
         lost = lost + excluded.lost, waiting_units = waiting_units + excluded.waiting_units,
         on_order = on_order + excluded.on_order`,
    );
    this.setFacts = db.prepare(
      `UPDATE ${items} SET name = ?, category = ?, supplier = ?, reorder_level = ? ${key}`,
    );
    this.setPolicy = db.prepare(
      `UPDATE ${items} SET backorder_allowed = ?, backorder_cap = ?, backorder_mode = ? ${key}`,
    );
    this.setRelease = db.prepare(`UPDATE ${items} SET release_date = ? ${key}`);
  }

  /** Every event of an item goes through here: it makes the row when it is the first, and keeps the revision. */
  book(tenant: string, { location, sku }: Item, revision: number, changes: UnitChanges): void {
    const { received = 0, returned = 0, found = 0, available = 0, reserved = 0 } = changes;
    const { allocated = 0, shipped = 0, lost = 0, waiting = 0, onOrder = 0 } = changes;
    // prettier-ignore
    this.bookUnits.run(
      tenant, location, sku, revision, received, returned, found, available, reserved, allocated, shipped, lost,
      waiting, onOrder,
    );
  }

  describe(tenant: string, data: StockData<'ItemDescribed'>): void {
    const { location, sku, name, category, supplier, reorderLevel } = data;
    this.setFacts.run(name, category, supplier, reorderLevel, tenant, location, sku);
  }

  applyPolicy(tenant: string, data: StockData<'BackorderPolicySet'>): void {
    const { location, sku, allowed, cap, mode } = data;
    this.setPolicy.run(allowed ? 1 : 0, cap, mode, tenant, location, sku);
  }

  waitFor(tenant: string, { location, sku }: Item, releaseDate: string | null): void {
    this.setRelease.run(releaseDate, tenant, location, sku);
  }
}
