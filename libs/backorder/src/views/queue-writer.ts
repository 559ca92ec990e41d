import type { Database, Statement } from 'better-sqlite3';
import { DemandInsert, rankFieldsOf, type Sourced } from './demand-insert.js';
import { rankBy } from './demand-rank.js';
import { idKey } from './id-key.js';
import type { KeyChange, QueueBlocks, QueueId } from './queue-blocks.js';
import type { QueuePlacer } from './queue-placer.js';
import type { QueuePolicies } from './queue-policies.js';

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

interface DemandId {
  readonly demandId: string;
}

interface Part extends DemandId {
  readonly quantity: number;
}

interface Reduction extends DemandId {
  readonly fromWaiting: number;
  readonly fromAllocated: number;
}

interface Change {
  readonly waiting: number;
  readonly allocated: number;
  readonly cancelled: number;
  /** When units were allocated. */
  readonly at: string | null;
}

type UpdateParameters = [number, number, number, string | null, number, number, number, number, string];
type Changed = readonly [seq: number, key: string, waiting: number];

interface Queues {
  readonly blocks: QueueBlocks;
  readonly policies: QueuePolicies;
  readonly placer: QueuePlacer;
}

/** Keeps the units of demands and the sums of their queue in step. */
export class QueueWriter {
  private readonly insert: DemandInsert;
  private readonly update: Statement<UpdateParameters, Changed>;
  private readonly raiseBackordered: Statement<[number, number, string]>;
  private readonly setHold: Statement<[number, number, number, string]>;

  constructor(
    db: Database,
    table: (name: string) => string,
    private readonly queues: Queues,
  ) {
    const demands = table('demands');
    this.insert = new DemandInsert(db, table);
    // What stops waiting loses the place that it was moved or promoted to.
    this.update = db
      .prepare<UpdateParameters, Changed>(
        `UPDATE ${demands} SET waiting = waiting + ?, allocated = allocated + ?, cancelled = cancelled + ?,
           last_allocated_at = coalesce(?, last_allocated_at),
           moved = moved AND waiting + ? > 0, starving = starving AND waiting + ? > 0
         WHERE order_key = ? AND line_key = ? AND demand_id = ? RETURNING seq, key, waiting`,
      )
      .raw();
    // A statement of its own: setting the column, even to what it is, would rewrite the indexes that depend on it.
    this.raiseBackordered = db.prepare(
      `UPDATE ${demands} SET backordered = waiting
       WHERE order_key = ? AND line_key = ? AND demand_id = ? AND backordered < waiting`,
    );
    this.setHold = db.prepare(
      `UPDATE ${demands} SET on_hold = ? WHERE order_key = ? AND line_key = ? AND line_id = ?`,
    );
  }

  /** Only what waits has a place. */
  add(queue: QueueId, position: bigint, revision: number, sourced: Sourced): void {
    const units = sourced.backordered;
    const fields = rankFieldsOf(sourced, revision);
    const ranked =
      units > 0 ? rankBy(this.queues.policies.of(queue), fields) : { key: '', class: fields.tier };
    this.insert.run({ queue, position, sourced, rank: fields, placed: ranked });
    // A demand that comes with a hold brings it to the others of its line.
    if (sourced.onHold) this.hold(sourced, true);
    if (units > 0) this.queues.blocks.add(queue, [{ key: ranked.key, lines: 1, units }]);
  }

  allocate(queue: QueueId, parts: readonly (Part & LineId)[], at: string | null): void {
    this.change(queue, parts, ({ quantity }) => ({
      waiting: -quantity,
      allocated: quantity,
      cancelled: 0,
      at,
    }));
  }

  revoke(queue: QueueId, parts: readonly (Part & LineId)[]): void {
    const rest = { cancelled: 0, at: null };
    this.change(queue, parts, ({ quantity }) => ({ waiting: quantity, allocated: -quantity, ...rest }));
    for (const { orderId, lineId, demandId } of parts) {
      this.raiseBackordered.run(idKey(orderId), idKey(lineId), demandId);
    }
  }

  reduce(queue: QueueId, parts: readonly (Reduction & LineId)[]): void {
    this.change(queue, parts, ({ fromWaiting, fromAllocated }) => {
      const cancelled = fromWaiting + fromAllocated;
      return { waiting: -fromWaiting, allocated: -fromAllocated, cancelled, at: null };
    });
  }

  /** Holds or resumes all demands of a line. */
  hold({ orderId, lineId }: LineId, onHold: boolean): void {
    this.setHold.run(onHold ? 1 : 0, idKey(orderId), idKey(lineId), lineId);
  }

  private change<P extends DemandId & LineId>(
    queue: QueueId,
    parts: readonly P[],
    changeBy: (part: P) => Change,
  ): void {
    const changes: KeyChange[] = [];
    for (const part of parts) {
      const change = changeBy(part);
      const { waiting, allocated, cancelled, at } = change;
      const [orderKey, lineKey] = [idKey(part.orderId), idKey(part.lineId)];
      // prettier-ignore
      const row = this.update.get(
        waiting, allocated, cancelled, at, waiting, waiting, orderKey, lineKey, part.demandId,
      );
      if (!row) throw new Error(`demand ${part.demandId} was never sourced`);
      const [seq, place, after] = row;
      const before = after - waiting;
      if (before === after) continue;
      const key = before === 0 ? this.queues.placer.enter(queue, seq) : place;
      changes.push({ key, lines: Number(after > 0) - Number(before > 0), units: waiting });
    }
    this.queues.blocks.add(queue, changes);
  }
}
