import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planAllocations, type AllocationPlan } from './allocation-plan.js';
import { unclaimedUnits } from './claims.js';
import type { QueueEntry, Standing } from './queue-block.js';
import { compareKeys, digits, GROUP, keyBetween, rankedKey } from './queue-key.js';
import { RankedQueue } from './ranked-queue.js';

/** Class, due date and revision; a half revision lies between two. */
function queueKey(
  { priorityClass, dueDate }: { readonly priorityClass: number; readonly dueDate: string | null },
  revision: number,
): string {
  const fields = `${priorityClass}${dueDate?.replaceAll('-', '') ?? '99999999'}`;
  const key = rankedKey(GROUP.ranked, fields, revision);
  return Number.isInteger(revision) ? key : keyBetween(key, rankedKey(GROUP.ranked, fields, revision + 1));
}

interface Entry extends QueueEntry {
  readonly name: number;
}

const fields = fc.record({
  priorityClass: fc.integer({ min: 1, max: 3 }),
  dueDate: fc.constantFrom(null, '2026-01-02', '2026-01-09'),
  waiting: fc.integer({ min: 1, max: 9 }),
  whole: fc.boolean(),
  held: fc.constantFrom(false, false, false, true),
});
const queued = fc.array(fields, { maxLength: 60, size: 'max' }).map((list) => list.map(entryOf));

function entryOf(
  { priorityClass, dueDate, ...standing }: typeof fields extends fc.Arbitrary<infer F> ? F : never,
  name: number,
): Entry {
  return { name, key: queueKey({ priorityClass, dueDate }, name), ...standing };
}

function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => compareKeys(a.key, b.key));
}

function expectSame(queue: RankedQueue<Entry>, entries: readonly Entry[]): void {
  const sorted = inOrder(entries);
  expect([...queue].map((entry) => entry.name)).toEqual(sorted.map((entry) => entry.name));
  expect(queue.size).toBe(entries.length);
  expect(queue.waiting).toBe(entries.reduce((sum, entry) => sum + entry.waiting, 0));
  for (const block of queue.blocks) {
    const free = block.entries.filter((entry) => !entry.held);
    expect(block.entries.length).toBeGreaterThan(0);
    expect(block.waiting).toBe(block.entries.reduce((sum, entry) => sum + entry.waiting, 0));
    expect(block.servable).toBe(free.reduce((sum, entry) => sum + entry.waiting, 0));
    expect(block.leastNeed).toBe(Math.min(...free.map((entry) => (entry.whole ? entry.waiting : 1))));
  }
}

/** Many small steps in one long queue, so that blocks split and join. */
function churn(seed: number): { queue: RankedQueue<Entry>; entries: Entry[] } {
  const queue = new RankedQueue<Entry>();
  const entries: Entry[] = [];
  let state = seed;
  const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
  for (let step = 0; step < 6000; step += 1) {
    const growing = step < 3500;
    if (random(10) < (growing ? 8 : 2) || entries.length === 0) {
      const standing = { waiting: 1 + random(9), whole: random(2) === 0, held: random(5) === 0 };
      const entry = {
        name: step,
        key: queueKey({ priorityClass: 1 + random(9), dueDate: null }, step),
        ...standing,
      };
      entries.push(entry);
      queue.insert(entry);
    } else if (random(3) === 0) {
      queue.change(entries[random(entries.length)]!, { waiting: 1 + random(9), held: random(4) === 0 });
    } else {
      const [gone] = entries.splice(random(entries.length), 1);
      queue.remove(gone!);
    }
  }
  return { queue, entries };
}

describe('the ranked queue', () => {
  it.each([1, 2, 3])('keeps order, sums and ranks through growth and shrinking (seed %i)', (seed) => {
    const { queue, entries } = churn(seed);
    expectSame(queue, entries);
    expect(queue.blocks.length).toBeGreaterThan(1);
    let units = 0;
    inOrder(entries).forEach((entry, index) => {
      expect(queue.ahead(entry.key)).toEqual({ entries: index, units });
      units += entry.waiting;
    });
    expectSame(RankedQueue.of(entries), entries);
    for (const entry of entries.splice(0)) queue.remove(entry);
    expectSame(queue, []);
  });

  it('knows only its own entries', () => {
    const [inside, outside] = [1, 2].map((name) =>
      entryOf({ priorityClass: 1, dueDate: null, waiting: 1, whole: false, held: false }, name),
    );
    const queue = RankedQueue.of([inside!]);
    expect(() => queue.remove(outside!)).toThrow('no such entry');
    expect(queue.ahead(outside!.key)).toEqual({ entries: 1, units: 1 });
  });
});

/** The plan, one entry after the other. */
function naivePlan(entries: readonly Entry[], units: number) {
  let left = units;
  const turns = inOrder(entries).map((entry) => {
    const fits = !entry.held && (!entry.whole || entry.waiting <= left);
    const quantity = fits ? Math.min(entry.waiting, left) : 0;
    left -= quantity;
    return { name: entry.name, quantity };
  });
  return { turns, left };
}

function granted({ allocations }: AllocationPlan<Entry>): { name: number; quantity: number }[] {
  return allocations.map(({ entry, quantity }) => ({ name: entry.name, quantity }));
}

const units = fc.integer({ min: 0, max: 120 });

describe('the allocation plan', () => {
  it('is what going through the queue one by one gives, and names those passed over', () => {
    fc.assert(
      fc.property(queued, units, (entries, free) => {
        const plan = planAllocations({ queue: RankedQueue.of(entries), units: free, limit: 1000 });
        const { turns } = naivePlan(entries, free);
        const last = turns.findLastIndex((turn) => turn.quantity > 0);
        const skipped = turns.filter((turn, at) => at < last && turn.quantity === 0).map((turn) => turn.name);
        expect(granted(plan)).toEqual(turns.filter((turn) => turn.quantity > 0));
        expect(plan.passedOver.map(({ entry }) => entry.name)).toEqual(skipped.slice(0, 50));
        for (const { entry, rank } of [...plan.allocations, ...plan.passedOver]) {
          expect(turns[rank - 1]?.name).toBe(entry.name);
        }
        expect(plan.more).toBe(false);
      }),
    );
  });

  it('gives in several rounds what one long round gives', () => {
    fc.assert(
      fc.property(queued, units, fc.integer({ min: 1, max: 5 }), (entries, free, limit) => {
        const { turns } = naivePlan(entries, free);
        const queue = RankedQueue.of(entries);
        const rounds = [];
        let left = free;
        for (let more = true; more;) {
          const plan = planAllocations({ queue, units: left, limit });
          expect(plan.allocations.length).toBeLessThanOrEqual(limit);
          rounds.push(...granted(plan));
          for (const { entry, quantity } of plan.allocations) {
            left -= quantity;
            if (quantity === entry.waiting) queue.remove(entry);
            else queue.change(entry, { waiting: entry.waiting - quantity, held: entry.held });
          }
          more = plan.more;
        }
        expect(rounds).toEqual(turns.filter((turn) => turn.quantity > 0));
      }),
    );
  });

  it('plans for entries as they will stand, not as they are', () => {
    const change = fc.record({ at: fc.nat(59), waiting: fc.nat(9), held: fc.boolean() });
    fc.assert(
      fc.property(queued, units, fc.array(change, { maxLength: 3 }), (entries, free, changes) => {
        const changed = new Map<Entry, Standing>();
        for (const { at, ...standing } of changes) if (entries[at]) changed.set(entries[at], standing);
        const after = entries
          .map((entry) => ({ ...entry, ...changed.get(entry) }))
          .filter((e) => e.waiting > 0);
        const ahead = planAllocations({ queue: RankedQueue.of(entries), units: free, limit: 1000, changed });
        const applied = planAllocations({ queue: RankedQueue.of(after), units: free, limit: 1000 });
        expect(granted(ahead)).toEqual(granted(applied));
        expect(ahead.allocations.map(({ rank }) => rank)).toEqual(
          applied.allocations.map(({ rank }) => rank),
        );
        expect(ahead.passedOver.map(({ rank, reason }) => [rank, reason])).toEqual(
          applied.passedOver.map(({ rank, reason }) => [rank, reason]),
        );
      }),
    );
  });

  it('plans for an entry that is about to join as if it had', () => {
    fc.assert(
      fc.property(queued, fields, units, fc.nat(60), (entries, joining, free, at) => {
        const added = { ...entryOf(joining, 1000), key: queueKey(joining, at + 0.5) };
        const ahead = planAllocations({ queue: RankedQueue.of(entries), units: free, limit: 1000, added });
        const joined = planAllocations({
          queue: RankedQueue.of([...entries, added]),
          units: free,
          limit: 1000,
        });
        expect(ahead).toEqual(joined);
      }),
    );
  });

  it('steps over blocks that cannot be served without losing count', () => {
    const entries = Array.from({ length: 3000 }, (_, name) =>
      entryOf({ priorityClass: 5, dueDate: null, waiting: 8, whole: name !== 2500, held: false }, name),
    );
    const plan = planAllocations({ queue: RankedQueue.of(entries), units: 5, limit: 500 });
    expect(plan.allocations.map(({ rank, quantity }) => [rank, quantity])).toEqual([[2501, 5]]);
    expect(plan.passedOver).toHaveLength(50);
    expect(plan.passedOver[0]).toMatchObject({ rank: 1, reason: 'NEEDS_COMPLETE', waiting: 8 });
  });
});

describe('unclaimedUnits', () => {
  it('is what those ranked before leave when each takes its turn', () => {
    fc.assert(
      fc.property(queued, units, fc.nat(60), (entries, free, at) => {
        const queue = RankedQueue.of(entries);
        const key = queueKey({ priorityClass: 2, dueDate: '2026-01-02' }, at + 0.5);
        const before = entries.filter((entry) => compareKeys(entry.key, key) < 0);
        expect(unclaimedUnits(queue, free)).toBe(naivePlan(entries, free).left);
        expect(unclaimedUnits(queue, free, key)).toBe(naivePlan(before, free).left);
      }),
    );
  });

  it('counts whole blocks where the units suffice for them', () => {
    const { queue, entries } = churn(7);
    for (const free of [0, 5, 2000, 6000, 20000]) {
      expect(unclaimedUnits(queue, free)).toBe(naivePlan(entries, free).left);
      const key = inOrder(entries)[entries.length >>> 1]!.key;
      const before = entries.filter((entry) => compareKeys(entry.key, key) < 0);
      const expected = naivePlan(before, free).left;
      expect(unclaimedUnits(queue, free, `${key.slice(0, -1)}0${digits(1, 1)}`)).toBe(expected);
    }
  });
});
