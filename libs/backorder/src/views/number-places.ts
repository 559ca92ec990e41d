import type { Database, Statement } from 'better-sqlite3';

export type PlaceKey = [tenant: string, location: string, sku: string];

/**
 * SKUs at locations, by number. A SKU that moves to another category gets another number, so that what was counted for
 * the old one stays there.
 */
export class NumberPlaces {
  private readonly find: Statement<PlaceKey, { readonly id: number; readonly category: string | null }>;
  private readonly insert: Statement<[...PlaceKey, string | null]>;
  private readonly retire: Statement<[number]>;

  constructor(db: Database, table: (name: string) => string) {
    const places = table('number_places');
    this.find = db.prepare(
      `SELECT id, category FROM ${places} WHERE tenant = ? AND location = ? AND sku = ? AND current = 1`,
    );
    this.insert = db.prepare(
      `INSERT INTO ${places}(tenant, location, sku, category, current) VALUES (?, ?, ?, ?, 1)`,
    );
    this.retire = db.prepare(`UPDATE ${places} SET current = 0 WHERE id = ?`);
  }

  of(key: PlaceKey): number {
    return this.find.get(...key)?.id ?? Number(this.insert.run(...key, null).lastInsertRowid);
  }

  describe(key: PlaceKey, category: string | null): void {
    const known = this.find.get(...key);
    if (known?.category === category) return;
    if (known) this.retire.run(known.id);
    this.insert.run(...key, category);
  }
}
