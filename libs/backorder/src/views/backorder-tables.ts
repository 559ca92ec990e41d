type TableName = (name: string) => string;

/** `due` is never null, so that lists can be sorted by it. `key` is a demand's place while it waits. */
export function demandTables(table: TableName): string {
  const demands = table('demands');
  return `
    CREATE TABLE IF NOT EXISTS ${demands}(
      seq INTEGER PRIMARY KEY,
      demand_id TEXT NOT NULL,
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      order_key INTEGER NOT NULL, line_key INTEGER NOT NULL,
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, order_ref TEXT NOT NULL, customer_ref TEXT NOT NULL,
      ship_policy TEXT NOT NULL, policy_version TEXT NOT NULL,
      class INTEGER NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL,
      unit_price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
      requested INTEGER NOT NULL, refused INTEGER NOT NULL, backordered INTEGER NOT NULL,
      waiting INTEGER NOT NULL, allocated INTEGER NOT NULL, cancelled INTEGER NOT NULL,
      on_hold INTEGER NOT NULL, last_allocated_at TEXT,
      tier INTEGER NOT NULL, due TEXT NOT NULL, tags TEXT NOT NULL, waiting_since TEXT NOT NULL,
      channel TEXT, segment TEXT, order_value_minor INTEGER, paid INTEGER, promised TEXT, legal_deadline TEXT,
      pinned INTEGER NOT NULL, moved INTEGER NOT NULL, starving INTEGER NOT NULL,
      class_override INTEGER, own_hold INTEGER NOT NULL, batch_id TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${demands}_queue
      ON ${demands}(tenant, location, sku, key, waiting) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${demands}_waiting ON ${demands}(tenant, waiting_since) WHERE waiting > 0;
    CREATE INDEX IF NOT EXISTS ${demands}_waited ON ${demands}(tenant, waiting_since) WHERE backordered > 0;
    CREATE INDEX IF NOT EXISTS ${demands}_id ON ${demands}(demand_id) WHERE backordered > 0;
    CREATE INDEX IF NOT EXISTS ${demands}_line ON ${demands}(order_key, line_key);
    CREATE TABLE IF NOT EXISTS ${table('queue_policies')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, policy TEXT NOT NULL, guard_days INTEGER,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('queue_policies')}_guard
      ON ${table('queue_policies')}(tenant, guard_days) WHERE guard_days IS NOT NULL;`;
}

/** Sums of what waits: see `QueueBlocks`. */
export function queueTables(table: TableName): string {
  return `
    CREATE TABLE IF NOT EXISTS ${table('queue_totals')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL,
      lines INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('queue_blocks')}(
      tenant TEXT NOT NULL, location TEXT NOT NULL, sku TEXT NOT NULL, first_key TEXT NOT NULL,
      lines INTEGER NOT NULL, units INTEGER NOT NULL,
      PRIMARY KEY (tenant, location, sku, first_key)
    ) STRICT, WITHOUT ROWID;`;
}
