type Named = (table: string) => string;

export const COMPLIANCE_TABLES = [
  'compliance_orders',
  'compliance_lines',
  'compliance_obligations',
  'compliance_violations',
  'compliance_lapses',
  'compliance_answers',
];

export function complianceSchema(table: Named): string {
  return `
    CREATE TABLE IF NOT EXISTS ${table('compliance_orders')}(
      order_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, order_ref TEXT NOT NULL, time_zone TEXT NOT NULL,
      currency TEXT NOT NULL, conventions TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${table('compliance_lines')}(
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, tenant TEXT NOT NULL, line_no INTEGER NOT NULL,
      location TEXT NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, silence_at TEXT, record TEXT NOT NULL,
      PRIMARY KEY (order_id, line_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('compliance_lines')}_silence
      ON ${table('compliance_lines')}(tenant, silence_at) WHERE silence_at IS NOT NULL;
    CREATE TABLE IF NOT EXISTS ${table('compliance_obligations')}(
      id TEXT PRIMARY KEY, tenant TEXT NOT NULL, order_id TEXT NOT NULL, line_id TEXT, order_ref TEXT NOT NULL,
      time_zone TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, lines TEXT NOT NULL, due_by TEXT,
      due_at TEXT, settled_at TEXT, projected_date TEXT, rule TEXT NOT NULL, facts TEXT NOT NULL, refund_id TEXT,
      tender TEXT, form TEXT, currency TEXT NOT NULL, amount_minor INTEGER, cause TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('compliance_obligations')}_due
      ON ${table('compliance_obligations')}(tenant, coalesce(due_at, '9999'), id);
    CREATE INDEX IF NOT EXISTS ${table('compliance_obligations')}_state
      ON ${table('compliance_obligations')}(tenant, state, coalesce(due_at, '9999'), id);
    CREATE INDEX IF NOT EXISTS ${table('compliance_obligations')}_line
      ON ${table('compliance_obligations')}(order_id, line_id);
    CREATE INDEX IF NOT EXISTS ${table('compliance_obligations')}_refund
      ON ${table('compliance_obligations')}(refund_id) WHERE refund_id IS NOT NULL;
    CREATE TABLE IF NOT EXISTS ${table('compliance_violations')}(
      id TEXT PRIMARY KEY, tenant TEXT NOT NULL, order_id TEXT NOT NULL, order_ref TEXT NOT NULL,
      line_id TEXT, line_no INTEGER, sku TEXT, code TEXT NOT NULL,
      found_at TEXT NOT NULL, corrected_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('compliance_violations')}_found
      ON ${table('compliance_violations')}(tenant, found_at);
    CREATE TABLE IF NOT EXISTS ${table('compliance_lapses')}(
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, n INTEGER NOT NULL, tenant TEXT NOT NULL, reason TEXT NOT NULL,
      deadline_at TEXT NOT NULL, quantity INTEGER NOT NULL, PRIMARY KEY (order_id, line_id, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('compliance_lapses')}_deadline
      ON ${table('compliance_lapses')}(tenant, deadline_at);
    CREATE TABLE IF NOT EXISTS ${table('compliance_answers')}(
      position INTEGER PRIMARY KEY, tenant TEXT NOT NULL, kind TEXT NOT NULL, received_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('compliance_answers')}_received
      ON ${table('compliance_answers')}(tenant, received_at);`;
}
