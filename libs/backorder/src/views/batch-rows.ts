import type { OverrideReason } from '#backorder/contract';

/** What somebody did to queues, as one. */
export interface BatchRow {
  readonly seq: number;
  readonly batchId: string;
  readonly at: string;
  /** As the log names them: `key:…`, `user:…`. */
  readonly author: string;
  /** `OverrideAction` as JSON; null: a batch was undone. */
  readonly action: string | null;
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
  readonly undoes: string | null;
  /** The last batch that undid changes of this one. */
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
  /** Demands that it changed, and those of them that were put back. */
  readonly changes: number;
  readonly undone: number;
}

/** What a batch did to a demand. Ranks are those in its queue, 1 is next. */
export interface BatchChangeRow {
  readonly n: number;
  readonly location: string;
  readonly sku: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly demandId: string;
  readonly fromRank: number;
  readonly toRank: number;
  /** `Placement` as JSON. */
  readonly before: string;
  readonly after: string;
  readonly undoneBy: string | null;
}

export const BATCH_COLUMNS = `seq, batch_id AS batchId, at, author, action, reason_code AS reasonCode, note, undoes,
  undone_by AS undoneBy, undone_at AS undoneAt, changes, undone`;

export const BATCH_CHANGE_COLUMNS = `n, location, sku, order_id AS orderId, line_id AS lineId, demand_id AS demandId,
  from_rank AS fromRank, to_rank AS toRank, "before", "after", undone_by AS undoneBy`;
