import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GROUP, keyBetween, rankedKey } from './queue-key.js';

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
});
