import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closeBefore, GROUP, keyBetween, outermostKey, ownKeyBetween, rankedKey } from './queue-key.js';

const anyKey = fc
  .record({
    group: fc.constantFrom(...Object.values(GROUP)),
    field: fc.stringMatching(/^[0-9A-Z]{3}$/),
    revision: fc.nat(),
  })
  .map(({ group, field, revision }) => rankedKey(group, field, revision));

describe('a key', () => {
  it('orders by group, then by fields, then by revision', () => {
    const keys = [
      rankedKey(GROUP.pinned, 'Z', 9),
      rankedKey(GROUP.ranked, '1', 9),
      rankedKey(GROUP.ranked, '1', 10),
      rankedKey(GROUP.ranked, '1', 36 ** 8),
      rankedKey(GROUP.ranked, '2', 0),
    ];
    expect([...keys].sort()).toEqual(keys);
  });

  it('lies between two others, however often the gap is halved', () => {
    fc.assert(
      fc.property(anyKey, anyKey, fc.array(fc.boolean(), { maxLength: 200, size: 'max' }), (a, b, sides) => {
        fc.pre(a !== b);
        let [low, high] = a < b ? [a, b] : [b, a];
        for (const upper of sides) {
          const middle = keyBetween(low, high);
          expect(low < middle && middle < high).toBe(true);
          expect(middle).toMatch(/^[0-9A-Za-z]+$/);
          if (upper) low = middle;
          else high = middle;
        }
      }),
    );
  });

  it('finds a place before the first and behind the last of a group', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const group = key[0]!;
        const first = keyBetween(group, key);
        const last = keyBetween(key, String.fromCharCode(group.charCodeAt(0) + 1));
        expect(first.startsWith(group) && first < key).toBe(true);
        expect(last.startsWith(group) && last > key).toBe(true);
      }),
    );
  });

  it('stays short where many are put one behind the other', () => {
    let key = rankedKey(GROUP.ranked, '1', 1);
    for (let nth = 0; nth < 1000; nth += 1) key = keyBetween(key, '6');
    expect(key.length).toBeLessThan(300);
  });

  it('refuses a gap that is none', () => {
    expect(() => keyBetween('5b', '5a')).toThrow('no place');
  });

  it('at an end lies beyond whatever is there, also what was put between others', () => {
    const step = fc.constantFrom('first', 'last', 'between');
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat()), { maxLength: 80, size: 'max' }), (steps) => {
        const keys: string[] = [];
        steps.forEach(([where, at], revision) => {
          const index = keys.length < 2 ? 0 : at % (keys.length - 1);
          const [low, high] = keys.slice(index, index + 2);
          if (where === 'between' && low && high) {
            keys.splice(index + 1, 0, ownKeyBetween(closeBefore(low, high), high, revision));
          } else if (where === 'first') {
            keys.unshift(outermostKey(GROUP.top, keys[0] ?? null, -1, revision));
          } else {
            keys.push(outermostKey(GROUP.top, keys.at(-1) ?? null, 1, revision));
          }
        });
        expect(keys).toEqual([...new Set(keys)].sort());
        for (const key of keys) expect(key.startsWith(GROUP.top)).toBe(true);
      }),
    );
  });

  it('finds a place beyond one that no step leads beyond', () => {
    const lowest = `${GROUP.pinned}00000000${'000000001V'}`;
    const highest = `${GROUP.pinned}zzzzzzzz${'000000001V'}`;
    const [before, behind] = [
      outermostKey(GROUP.pinned, lowest, -1, 2),
      outermostKey(GROUP.pinned, highest, 1, 3),
    ];
    expect([GROUP.pinned, before, lowest, highest, behind, GROUP.top]).toEqual(
      [GROUP.pinned, before, lowest, highest, behind, GROUP.top].sort(),
    );
  });

  it('close before another is passed by nothing that a policy gives', () => {
    const target = rankedKey(GROUP.ranked, '5', 9);
    const moved = ownKeyBetween(closeBefore(rankedKey(GROUP.ranked, '1', 2), target), target, 4);
    const later = [rankedKey(GROUP.ranked, '4', 11), rankedKey(GROUP.ranked, '5', 8), moved, target];
    expect(later).toEqual([...later].sort());
  });
});
