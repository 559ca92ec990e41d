import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DivisionClaim, type DivisionTerms, grantUnder, NO_TERMS, shareRun } from './share-run.js';

const claim = (waiting: number, more: Partial<DivisionClaim> = {}): DivisionClaim => ({
  waiting,
  whole: false,
  most: Infinity,
  ...more,
});
const terms = (more: Partial<DivisionTerms>): DivisionTerms => ({ ...NO_TERMS, ...more });
const quantities = (...args: Parameters<typeof shareRun>) =>
  shareRun(...args).map(({ quantity }) => quantity);

describe('a demand at its turn', () => {
  it('takes what it waits for, or what is there', () => {
    expect(grantUnder(NO_TERMS, claim(5), 9)).toEqual({ quantity: 5, withheld: null });
    expect(grantUnder(NO_TERMS, claim(5), 3)).toEqual({ quantity: 3, withheld: null });
  });

  it('takes all or nothing where it must be complete', () => {
    expect(grantUnder(NO_TERMS, claim(5, { whole: true }), 4)).toEqual({
      quantity: 0,
      withheld: 'NEEDS_COMPLETE',
    });
  });

  it('takes no more than its quota leaves', () => {
    expect(grantUnder(NO_TERMS, claim(5, { most: 2 }), 9)).toEqual({
      quantity: 2,
      withheld: 'QUOTA_REACHED',
    });
    expect(grantUnder(NO_TERMS, claim(5, { most: 0 }), 9)).toEqual({
      quantity: 0,
      withheld: 'QUOTA_REACHED',
    });
  });

  it('takes whole cases, but for its last units', () => {
    expect(grantUnder(terms({ caseMultiple: 6 }), claim(20), 15)).toEqual({ quantity: 12, withheld: null });
    expect(grantUnder(terms({ caseMultiple: 6 }), claim(20), 20)).toEqual({ quantity: 20, withheld: null });
    expect(grantUnder(terms({ caseMultiple: 6 }), claim(20), 5)).toEqual({
      quantity: 0,
      withheld: 'BELOW_CASE_MULTIPLE',
    });
  });

  it('takes nothing below the minimum fill', () => {
    expect(grantUnder(terms({ minimumFillPercent: 50 }), claim(10), 4)).toEqual({
      quantity: 0,
      withheld: 'BELOW_MINIMUM_FILL',
    });
    expect(grantUnder(terms({ minimumFillPercent: 50 }), claim(10), 5).quantity).toBe(5);
  });
});

describe('a run that shares', () => {
  it('divides in proportion', () => {
    expect(quantities(NO_TERMS, [claim(7), claim(5), claim(3)], 10)).toEqual([5, 3, 2]);
  });

  it('leaves the worst-ranked without where not all can have the minimum fill', () => {
    expect(quantities(terms({ minimumFillPercent: 50 }), [claim(8), claim(8), claim(8)], 9)).toEqual([
      5, 4, 0,
    ]);
  });

  it('divides cases, and gives what rounding left from the head', () => {
    expect(quantities(terms({ caseMultiple: 4 }), [claim(12), claim(12), claim(12)], 19)).toEqual([8, 4, 4]);
  });

  it('serves an all-or-nothing demand of what is left only', () => {
    expect(quantities(NO_TERMS, [claim(4, { whole: true }), claim(5)], 8)).toEqual([0, 5]);
    expect(quantities(NO_TERMS, [claim(4, { whole: true }), claim(5)], 9)).toEqual([4, 5]);
  });

  it('breaks neither supply, demand, quota, case nor minimum', () => {
    const anyClaim = fc.record({
      waiting: fc.integer({ min: 1, max: 60 }),
      whole: fc.boolean(),
      most: fc.oneof(fc.nat(30), fc.constant(Infinity)),
    });
    const anyTerms = fc.record({
      minimumFillPercent: fc.option(fc.integer({ min: 1, max: 100 })),
      caseMultiple: fc.option(fc.integer({ min: 1, max: 12 })),
    });
    fc.assert(
      fc.property(anyTerms, fc.array(anyClaim, { maxLength: 12 }), fc.nat(300), (given, claims, units) => {
        const shared = shareRun(given, claims, units);
        expect(shared.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(units);
        shared.forEach(({ quantity, withheld }, index) => {
          const { waiting, whole, most } = claims[index]!;
          expect(quantity).toBeLessThanOrEqual(Math.min(waiting, most));
          if (quantity === waiting) return;
          if (whole) expect(quantity).toBe(0);
          expect(quantity % (given.caseMultiple ?? 1)).toBe(0);
          if (quantity > 0) {
            expect(quantity * 100).toBeGreaterThanOrEqual(waiting * (given.minimumFillPercent ?? 0));
          } else if (units > 0) expect(withheld).not.toBeNull();
        });
      }),
    );
  });
});
