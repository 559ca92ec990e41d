import type { Database, Statement } from 'better-sqlite3';
import type { RankFields } from './demand-rank.js';
import type { QueueId } from './queue-blocks.js';

const AT_ONCE = 1000;

type Cells = readonly [
  seq: number,
  key: string,
  revision: number,
  pinned: 0 | 1,
  moved: 0 | 1,
  classOverride: number | null,
  tier: number,
  due: string,
  tags: string,
  waitingSince: string,
  channel: string | null,
  segment: string | null,
  orderValueMinor: number | null,
  paid: 0 | 1 | null,
  promised: string | null,
  legalDeadline: string | null,
];

/** What ranks each line of a queue under a new policy: moves of what is not pinned, and the old guard, are over. */
export class WaitingRanks {
  private readonly seqs: Statement<QueueId, number>;
  private readonly rows: Statement<[string], Cells>;

  constructor(db: Database, table: (name: string) => string) {
    const demands = table('demands');
    this.seqs = db
      .prepare<QueueId, number>(
        `SELECT seq FROM ${demands} WHERE tenant = ? AND location = ? AND sku = ? AND waiting > 0`,
      )
      .pluck();
    // Cells, not objects: the driver takes several times as long for those, and there may be a million.
    this.rows = db
      .prepare<[string], Cells>(
        `SELECT seq, key, revision, pinned, moved AND pinned, class_override, tier, due, tags, waiting_since, channel,
           segment, order_value_minor, paid, promised, legal_deadline
         FROM ${demands} WHERE seq IN (SELECT value FROM json_each(?))`,
      )
      .raw();
  }

  /** The rows may be written meanwhile. */
  *of(queue: QueueId): Generator<RankFields & { readonly seq: number }> {
    const seqs = this.seqs.all(...queue);
    for (let from = 0; from < seqs.length; from += AT_ONCE) {
      const cells = this.rows.all(JSON.stringify(seqs.slice(from, from + AT_ONCE)));
      for (const each of cells) yield fieldsOf(each);
    }
  }
}

function fieldsOf(cells: Cells): RankFields & { readonly seq: number } {
  return {
    seq: cells[0],
    key: cells[1],
    revision: cells[2],
    pinned: cells[3],
    moved: cells[4],
    starving: 0,
    classOverride: cells[5],
    tier: cells[6],
    due: cells[7],
    tags: cells[8],
    waitingSince: cells[9],
    channel: cells[10],
    segment: cells[11],
    orderValueMinor: cells[12],
    paid: cells[13],
    promised: cells[14],
    legalDeadline: cells[15],
  };
}
