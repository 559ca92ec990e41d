import type { Database, Statement } from 'better-sqlite3';

/** A demand's place in the queues of all SKUs. */
export interface Place {
  readonly tenant: string;
  readonly location: string;
  readonly sku: string;
  readonly class: number;
  readonly due: string;
  readonly revision: number;
}

type Day = [tenant: string, location: string, sku: string, cls: number, due: string];

/** Revisions per row of `queue_blocks`: 2 to the power of this. */
const BLOCK_BITS = 8;

export function blockOf(revision: number): number {
  return Math.floor(revision / 2 ** BLOCK_BITS);
}

export function firstRevisionOf(block: number): number {
  return block * 2 ** BLOCK_BITS;
}

/** Waiting lines and units by class and due date, and by block of revisions within them. */
export class QueueSums {
  private readonly addToDay: Statement<[...Day, number, number]>;
  private readonly addToBlock: Statement<[...Day, number, number, number]>;
  private readonly dropDay: Statement<Day>;
  private readonly dropBlock: Statement<[...Day, number]>;

  constructor(db: Database, table: (name: string) => string) {
    const add = 'ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, units = units + excluded.units';
    const day = 'tenant = ? AND location = ? AND sku = ? AND class = ? AND due = ?';
    this.addToDay = db.prepare(`INSERT INTO ${table('queue_days')} VALUES (?, ?, ?, ?, ?, ?, ?) ${add}`);
    this.addToBlock = db.prepare(
      `INSERT INTO ${table('queue_blocks')} VALUES (?, ?, ?, ?, ?, ?, ?, ?) ${add}`,
    );
    this.dropDay = db.prepare(`DELETE FROM ${table('queue_days')} WHERE ${day} AND lines = 0`);
    this.dropBlock = db.prepare(
      `DELETE FROM ${table('queue_blocks')} WHERE ${day} AND block = ? AND lines = 0`,
    );
  }

  add({ tenant, location, sku, class: cls, due, revision }: Place, lines: number, units: number): void {
    const day: Day = [tenant, location, sku, cls, due];
    const block = blockOf(revision);
    this.addToDay.run(...day, lines, units);
    this.addToBlock.run(...day, block, lines, units);
    if (lines >= 0) return;
    this.dropDay.run(...day);
    this.dropBlock.run(...day, block);
  }
}

interface Sum {
  readonly place: Place;
  lines: number;
  units: number;
}

/** Collects the changes of one event: its demands are mostly neighbours, and so share their sums. */
export class SumChanges {
  private readonly sums = new Map<string, Sum>();

  add(place: Place, before: number, after: number): void {
    const lines = Number(after > 0) - Number(before > 0);
    const key = `${place.class} ${place.due} ${blockOf(place.revision)}`;
    const sum = this.sums.get(key);
    if (sum) {
      sum.lines += lines;
      sum.units += after - before;
    } else {
      this.sums.set(key, { place, lines, units: after - before });
    }
  }

  writeTo(sums: QueueSums): void {
    for (const { place, lines, units } of this.sums.values()) {
      if (lines !== 0 || units !== 0) sums.add(place, lines, units);
    }
  }
}
