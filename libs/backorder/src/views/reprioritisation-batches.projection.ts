import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';

type Reprioritised = Extract<StockEvent, { readonly type: 'stock.BackordersReprioritised' }>['data'];
type Change = Reprioritised['changes'][number];

/** Changes of queues by hand: who did what to whom, why, and what was undone of it. A batch may concern many SKUs. */
export const reprioritisationBatchesProjection: Projection = {
  name: 'reprioritisation-batches',
  version: 1,
  tables: ['reprioritisation_batches', 'reprioritisation_changes'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('reprioritisation_batches')}(
      seq INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL, batch_id TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
      action TEXT, reason_code TEXT NOT NULL, note TEXT, undoes TEXT,
      undone_by TEXT, undone_at TEXT, changes INTEGER NOT NULL, undone INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS ${table('reprioritisation_batches')}_id
      ON ${table('reprioritisation_batches')}(tenant, batch_id);
    CREATE INDEX IF NOT EXISTS ${table('reprioritisation_batches')}_at
      ON ${table('reprioritisation_batches')}(tenant, at);
    CREATE TABLE IF NOT EXISTS ${table('reprioritisation_changes')}(
      tenant TEXT NOT NULL, batch_id TEXT NOT NULL, n INTEGER NOT NULL,
      location TEXT NOT NULL, sku TEXT NOT NULL,
      order_id TEXT NOT NULL, line_id TEXT NOT NULL, demand_id TEXT NOT NULL,
      from_rank INTEGER NOT NULL, to_rank INTEGER NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL,
      undone_by TEXT,
      PRIMARY KEY (tenant, batch_id, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('reprioritisation_changes')}_demand
      ON ${table('reprioritisation_changes')}(tenant, batch_id, demand_id);`,
  handlers: batchHandlers,
};

function batchHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const writer = new BatchWriter(db, table);
  return {
    [stockEvents.BackordersReprioritised.type]: (event: ProjectedEvent<Reprioritised>) => writer.add(event),
  };
}

class BatchWriter {
  private readonly addBatch: Statement<unknown[], number>;
  private readonly addChange: Statement<unknown[]>;
  private readonly undoChange: Statement<[string, string, string, string]>;
  private readonly undoBatch: Statement<[string, string, number, string, string]>;

  constructor(db: Database, table: (name: string) => string) {
    const [batches, changes] = [table('reprioritisation_batches'), table('reprioritisation_changes')];
    this.addBatch = db
      .prepare<unknown[], number>(
        `INSERT INTO ${batches} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, 0)
         ON CONFLICT (tenant, batch_id) DO UPDATE SET changes = changes + excluded.changes RETURNING changes`,
      )
      .pluck();
    this.addChange = db.prepare(`INSERT INTO ${changes} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`);
    this.undoChange = db.prepare(
      `UPDATE ${changes} SET undone_by = ?
       WHERE tenant = ? AND batch_id = ? AND demand_id = ? AND undone_by IS NULL`,
    );
    this.undoBatch = db.prepare(
      `UPDATE ${batches} SET undone_by = ?, undone_at = ?, undone = undone + ? WHERE tenant = ? AND batch_id = ?`,
    );
  }

  add({ stream, position, meta, data }: ProjectedEvent<Reprioritised>): void {
    const { tenant } = parseStreamName(stream);
    const { batchId, action, reasonCode, note, undoes, changes } = data;
    const [at, author] = [meta[META.at] ?? '', meta[META.actor] ?? ''];
    const said = [action && JSON.stringify(action), reasonCode, note, undoes];
    const all = this.addBatch.get(position, tenant, batchId, at, author, ...said, changes.length) ?? 0;
    changes.forEach((change, nth) => this.addRow(tenant, data, change, all - changes.length + nth));
    if (undoes !== null) this.undo(tenant, undoes, data, at);
  }

  private addRow(tenant: string, { batchId, location, sku }: Reprioritised, change: Change, n: number): void {
    const { orderId, lineId, demandId, fromRank, toRank, before, after } = change;
    const placements = [JSON.stringify(before), JSON.stringify(after)];
    const ids = [location, sku, orderId, lineId, demandId];
    this.addChange.run(tenant, batchId, n, ...ids, fromRank, toRank, ...placements);
  }

  private undo(tenant: string, undoes: string, { batchId, changes }: Reprioritised, at: string): void {
    let undone = 0;
    for (const { demandId } of changes) {
      undone += this.undoChange.run(batchId, tenant, undoes, demandId).changes;
    }
    this.undoBatch.run(batchId, at, undone, tenant, undoes);
  }
}
