import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fairShares } from './fair-share.js';

const waiting = (...units: number[]) => units.map((each) => ({ waiting: each }));
const sum = (units: readonly number[]) => units.reduce((total, each) => total + each, 0);

describe('fairShares', () => {
  it('divides by the largest remainder', () => {
    expect(fairShares(10, waiting(7, 5, 3))).toEqual([5, 3, 2]);
  });

  it('gives a tie to who comes first', () => {
    expect(fairShares(1, waiting(2, 2, 2))).toEqual([1, 0, 0]);
    expect(fairShares(2, waiting(1, 1, 1))).toEqual([1, 1, 0]);
  });

  it('serves everybody where the units suffice, and nobody without units', () => {
    expect(fairShares(20, waiting(7, 5, 3))).toEqual([7, 5, 3]);
    expect(fairShares(0, waiting(7, 5))).toEqual([0, 0]);
    expect(fairShares(4, [])).toEqual([]);
  });

  it('gives out every unit, to nobody more than it waits for, nor a unit away from its proportion', () => {
    const claims = fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(claims, fc.nat(2 ** 45), (needs, units) => {
        const shares = fairShares(units, waiting(...needs));
        const total = sum(needs);
        expect(sum(shares)).toBe(Math.min(units, total));
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(needs[index]!);
          if (units >= total) return;
          const exact = (BigInt(units) * BigInt(needs[index]!)) / BigInt(total);
          expect(BigInt(share) - exact).toBeGreaterThanOrEqual(0n);
          expect(BigInt(share) - exact).toBeLessThanOrEqual(1n);
        });
      }),
    );
  });
});
