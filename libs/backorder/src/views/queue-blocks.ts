import type { Database, Statement } from 'better-sqlite3';

/** What tells queues apart. */
export type QueueId = [tenant: string, location: string, sku: string];

/** What one demand adds to the sums at its place, or takes from them. */
export interface KeyChange {
  readonly key: string;
  readonly lines: number;
  readonly units: number;
}

interface Block {
  readonly firstKey: string;
  readonly lines: number;
}

/** More lines than this, and a block is cut. */
const MOST_LINES = 512;
/** Lines of a block that was just cut: others may come between them, and what grows at its end only is left well filled. */
const CUT_LINES = 384;
/** Before and after all keys. */
const [FIRST, END] = ['', '~'];

/**
 * Sums of waiting lines and units: of each queue as a whole, and of each block of it. A block holds the keys from its
 * first one up to, but not including, that of the next block; the first block has no lower bound.
 */
export class QueueBlocks {
  private readonly addToTotals: Statement<[...QueueId, number, number]>;
  private readonly dropTotals: Statement<QueueId>;
  private readonly addToBlock: Statement<[number, number, ...QueueId, ...QueueId, string], Block>;
  private readonly addBlock: Statement<[...QueueId, string, number, number]>;
  private readonly dropBlock: Statement<[...QueueId, string]>;
  private readonly dropBlocks: Statement<QueueId>;
  private readonly nextBlock: Statement<[...QueueId, string], string>;
  private readonly cut: Statement<[string, ...QueueId, string, string]>;

  constructor(db: Database, table: (name: string) => string) {
    const [demands, totals, blocks] = [table('demands'), table('queue_totals'), table('queue_blocks')];
    const queue = 'tenant = ? AND location = ? AND sku = ?';
    this.addToTotals = db.prepare(
      `INSERT INTO ${totals} VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, units = units + excluded.units`,
    );
    this.dropTotals = db.prepare(`DELETE FROM ${totals} WHERE ${queue} AND lines = 0`);
    this.addToBlock = db.prepare(
      `UPDATE ${blocks} SET lines = lines + ?, units = units + ? WHERE ${queue} AND first_key =
         (SELECT max(first_key) FROM ${blocks} WHERE ${queue} AND first_key <= ?)
       RETURNING first_key AS firstKey, lines`,
    );
    this.addBlock = db.prepare(`INSERT INTO ${blocks} VALUES (?, ?, ?, ?, ?, ?)`);
    this.dropBlock = db.prepare(`DELETE FROM ${blocks} WHERE ${queue} AND first_key = ?`);
    this.dropBlocks = db.prepare(`DELETE FROM ${blocks} WHERE ${queue}`);
    this.nextBlock = db
      .prepare<[...QueueId, string], string>(
        `SELECT first_key FROM ${blocks} WHERE ${queue} AND first_key > ? ORDER BY first_key LIMIT 1`,
      )
      .pluck();
    this.cut = db.prepare(
      `INSERT INTO ${blocks}
       SELECT tenant, location, sku, iif(piece = 0, ?, min(key)), count(*), sum(waiting) FROM (
         SELECT tenant, location, sku, key, waiting, (row_number() OVER (ORDER BY key) - 1) / ${CUT_LINES} AS piece
         FROM ${demands} WHERE ${queue} AND waiting > 0 AND key >= ? AND key < ?)
       GROUP BY piece`,
    );
  }

  /** The demands themselves are written already: a block that has to be cut is counted from them. */
  add(queue: QueueId, changes: readonly KeyChange[]): void {
    const all = sumOf(changes);
    if (all.lines !== 0 || all.units !== 0) this.addToTotals.run(...queue, all.lines, all.units);
    if (all.lines < 0) this.dropTotals.run(...queue);
    const inOrder = changes.length > 1 ? changes.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : changes;
    for (let from = 0; from < inOrder.length;) {
      const { key } = inOrder[from]!;
      const next = from + 1 < inOrder.length ? this.nextBlock.get(...queue, key) : undefined;
      let to = from + 1;
      while (to < inOrder.length && (next === undefined || inOrder[to]!.key < next)) to += 1;
      this.addTo(queue, key, sumOf(inOrder.slice(from, to)));
      from = to;
    }
  }

  /** Counts all blocks anew: every key of the queue may have changed. */
  recount(queue: QueueId): void {
    this.dropBlocks.run(...queue);
    this.cut.run(FIRST, ...queue, FIRST, END);
  }

  private addTo(queue: QueueId, key: string, { lines, units }: Omit<KeyChange, 'key'>): void {
    if (lines === 0 && units === 0) return;
    const block = this.addToBlock.get(lines, units, ...queue, ...queue, key);
    if (!block) this.addBlock.run(...queue, FIRST, lines, units);
    const { firstKey, lines: left } = block ?? { firstKey: FIRST, lines };
    if (left === 0) this.dropBlock.run(...queue, firstKey);
    if (left > MOST_LINES) this.cutBlock(queue, firstKey);
  }

  private cutBlock(queue: QueueId, firstKey: string): void {
    const next = this.nextBlock.get(...queue, firstKey) ?? END;
    this.dropBlock.run(...queue, firstKey);
    this.cut.run(firstKey, ...queue, firstKey, next);
  }
}

function sumOf(changes: readonly KeyChange[]): Omit<KeyChange, 'key'> {
  let [lines, units] = [0, 0];
  for (const change of changes) {
    lines += change.lines;
    units += change.units;
  }
  return { lines, units };
}
