import type { DemandRef, PriorityPolicy } from '#backorder/contract';
import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import { RANK_COLUMNS, rankBy, type Ranked, type RankRow } from './demand-rank.js';
import { idKey } from './id-key.js';
import { type QueueBlocks, type QueueId } from './queue-blocks.js';
import type { QueuePolicies } from './queue-policies.js';

type DataOf<Type extends StockEvent['type']> = Extract<StockEvent, { readonly type: Type }>['data'];
type Rerank = [key: string, cls: number, policyVersion: string, moved: number, starving: number, seq: number];

interface Replacement {
  readonly before: RankRow;
  readonly after: RankRow & Ranked;
}

/** Puts demands at their places by policy, by hand and by the guard, as the SKU's own evolution does. */
export class QueuePlacer {
  private readonly row: Statement<[number], RankRow>;
  /** Without what a new policy ends. */
  private readonly unplaced: Statement<[number], RankRow>;
  private readonly ofDemand: Statement<[number, number, string], RankRow>;
  private readonly ofLine: Statement<[number, number, string], RankRow>;
  private readonly waiting: Statement<QueueId, number>;
  private readonly rerank: Statement<Rerank>;
  private readonly save: Statement<[RankRow & Ranked]>;

  constructor(
    db: Database,
    table: (name: string) => string,
    private readonly blocks: QueueBlocks,
    private readonly policies: QueuePolicies,
  ) {
    const demands = table('demands');
    const select = `SELECT ${RANK_COLUMNS} FROM ${demands}`;
    this.row = db.prepare(`${select} WHERE seq = ?`);
    this.unplaced = db.prepare(
      `SELECT ${RANK_COLUMNS}, moved AND pinned AS moved, 0 AS starving FROM ${demands} WHERE seq = ?`,
    );
    this.ofDemand = db.prepare(`${select} WHERE order_key = ? AND line_key = ? AND demand_id = ?`);
    this.ofLine = db.prepare(`${select} WHERE order_key = ? AND line_key = ? AND line_id = ?`);
    this.waiting = db
      .prepare<QueueId, number>(
        `SELECT seq FROM ${demands} WHERE tenant = ? AND location = ? AND sku = ? AND waiting > 0`,
      )
      .pluck();
    this.rerank = db.prepare(
      `UPDATE ${demands} SET key = ?, class = ?, policy_version = ?, moved = ?, starving = ? WHERE seq = ?`,
    );
    this.save = db.prepare(
      `UPDATE ${demands} SET key = @key, class = @class, policy_version = @policyVersion, moved = @moved,
         starving = @starving, pinned = @pinned, class_override = @classOverride, own_hold = @ownHold,
         batch_id = @batchId, channel = @channel, segment = @segment, order_value_minor = @orderValueMinor,
         paid = @paid, promised = @promised, legal_deadline = @legalDeadline WHERE seq = @seq`,
    );
  }

  /** The place of a demand that waits again, after a time in which it did not. */
  enter(queue: QueueId, seq: number): string {
    const row = known(this.row.get(seq), seq);
    return this.rank(this.policies.of(queue), row);
  }

  /** Every waiting demand, however many: only pinned ones keep their places. */
  applyPolicy(queue: QueueId, policy: PriorityPolicy): void {
    this.policies.set(queue, policy);
    for (const seq of this.waiting.all(...queue)) this.rank(policy, known(this.unplaced.get(seq), seq));
    this.blocks.recount(queue);
  }

  reprioritise(queue: QueueId, { batchId, changes }: DataOf<'stock.BackordersReprioritised'>): void {
    const policy = this.policies.of(queue);
    const replacements = changes.map(({ after: placed, ...ref }): Replacement => {
      const before = this.find(ref);
      const { key, priorityClass: classOverride } = placed;
      const [pinned, moved, ownHold] = [flag(placed.pinned), flag(placed.moved), flag(placed.onHold)];
      const after = { ...before, pinned, moved, classOverride, ownHold, batchId };
      return { before, after: { ...after, ...rankBy(policy, after), key } };
    });
    this.replace(queue, replacements);
  }

  promote(queue: QueueId, { demands }: DataOf<'stock.BackordersPromoted'>): void {
    const policy = this.policies.of(queue);
    const replacements = demands.map((ref): Replacement => {
      const before = this.find(ref);
      const after: RankRow = { ...before, starving: 1, moved: 0 };
      return { before, after: { ...after, ...rankBy(policy, after) } };
    });
    this.replace(queue, replacements);
  }

  learn(queue: QueueId, { orderId, lineId, ranking }: DataOf<'stock.RankingFactsChanged'>): void {
    const policy = this.policies.of(queue);
    const { paid, promisedDate, ...facts } = ranking;
    const rows = this.ofLine.all(idKey(orderId), idKey(lineId), lineId);
    const replacements = rows.map((before): Replacement => {
      const after: RankRow = {
        ...before,
        ...facts,
        ...(paid !== undefined && { paid: paid === null ? null : flag(paid) }),
        ...(promisedDate !== undefined && { promised: promisedDate }),
      };
      return { before, after: { ...after, ...rankBy(policy, after) } };
    });
    this.replace(queue, replacements);
  }

  private replace(queue: QueueId, replacements: readonly Replacement[]): void {
    for (const { after } of replacements) this.save.run(after);
    const changes = replacements
      .filter(({ before, after }) => before.waiting > 0 && before.key !== after.key)
      .flatMap(({ before, after }) => [
        { key: before.key, lines: -1, units: -before.waiting },
        { key: after.key, lines: 1, units: before.waiting },
      ]);
    this.blocks.add(queue, changes);
  }

  private rank(policy: PriorityPolicy, row: RankRow): string {
    const ranked = rankBy(policy, row);
    this.rerank.run(ranked.key, ranked.class, ranked.policyVersion, row.moved, row.starving, row.seq);
    return ranked.key;
  }

  private find({ orderId, lineId, demandId }: DemandRef): RankRow {
    return known(this.ofDemand.get(idKey(orderId), idKey(lineId), demandId), demandId);
  }
}

function known(row: RankRow | undefined, demand: string | number): RankRow {
  if (!row) throw new Error(`demand ${demand} was never sourced`);
  return row;
}

function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
