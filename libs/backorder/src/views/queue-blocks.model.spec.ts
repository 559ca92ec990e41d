import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { queueTables } from './backorder-tables.js';
import { type KeyChange, QueueBlocks, type QueueId } from './queue-blocks.js';
import { QueuePlaces } from './queue-places.js';

const QUEUE: QueueId = ['main', 'main', 'CHAI'];
const table = (name: string) => name;

/** A view of one queue, and beside it the plain list of what waits. */
class Twins {
  private readonly db = new Database(':memory:');
  private readonly blocks: QueueBlocks;
  private readonly places: QueuePlaces;
  private readonly units = new Map<string, number>();

  constructor() {
    this.db.exec(`CREATE TABLE demands(tenant, location, sku, key TEXT, waiting INTEGER);
      CREATE UNIQUE INDEX demands_key ON demands(key); ${queueTables(table)}`);
    this.blocks = new QueueBlocks(this.db, table);
    const statement = <P extends unknown[], R>(sql: string) => this.db.prepare<P, R>(sql);
    this.places = new QueuePlaces({ statement, table });
  }

  /** Keys and what is to wait at them from now on, in one event. */
  set(wanted: readonly (readonly [key: string, units: number])[]): void {
    const changes = [...new Map(wanted)].map(([key, units]): KeyChange => {
      const before = this.units.get(key) ?? 0;
      this.db.prepare('DELETE FROM demands WHERE key = ?').run(key);
      this.db.prepare('INSERT INTO demands VALUES (?, ?, ?, ?, ?)').run(...QUEUE, key, units);
      this.units.set(key, units);
      return { key, lines: Number(units > 0) - Number(before > 0), units: units - before };
    });
    this.blocks.add(QUEUE, changes);
  }

  recount(): void {
    this.blocks.recount(QUEUE);
  }

  /** Every place is the one that counting gives, also of keys that do not wait. */
  expectSame(): void {
    let [position, quantityAhead] = [1, 0];
    const inOrder = [...this.units].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, units] of inOrder) {
      expect([key, this.places.of(QUEUE, key)]).toEqual([key, { position, quantityAhead }]);
      position += Number(units > 0);
      quantityAhead += units;
    }
    expect(this.places.totals(QUEUE)).toEqual({ lines: position - 1, units: quantityAhead });
    const sizes = this.db.prepare<[], number>('SELECT lines FROM queue_blocks').pluck().all();
    expect(sizes.every((lines) => lines > 0 && lines <= 512)).toBe(true);
    expect(sizes.reduce((sum, lines) => sum + lines, 0)).toBe(position - 1);
  }
}

const run = fc.record({
  from: fc.integer({ min: 0, max: 3000 }),
  count: fc.constantFrom(1, 2, 30, 200, 700),
  step: fc.constantFrom(1, 3),
  units: fc.integer({ min: 0, max: 3 }),
});

describe('the blocks of a queue', () => {
  it('give every place that counting gives, whatever comes, goes and moves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        fc.boolean(),
        (events, anew) => {
          const twins = new Twins();
          for (const runs of events) {
            twins.set(
              runs.flatMap(({ from, count, step, units }) =>
                Array.from({ length: count }, (_, n) => [String(10_000 + from + n * step), units] as const),
              ),
            );
          }
          if (anew) twins.recount();
          twins.expectSame();
        },
      ),
      { numRuns: 40 },
    );
  });
});
