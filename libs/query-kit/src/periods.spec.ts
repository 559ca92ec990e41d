import { describe, expect, it } from '@jest/globals';
import { daysBetween, periodsOf, plusDays } from './periods.js';
import { bucketsOf, spreadOf } from './spread.js';

describe('periods', () => {
  it('cover the range, cut at both ends: weeks from Monday, months, days', () => {
    const range = { from: '2026-01-30', to: '2026-02-03' };
    expect(periodsOf(range, 'WEEK')).toEqual([
      { from: '2026-01-30', to: '2026-02-01' },
      { from: '2026-02-02', to: '2026-02-03' },
    ]);
    expect(periodsOf(range, 'MONTH')).toEqual([
      { from: '2026-01-30', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-03' },
    ]);
    expect(periodsOf(range, 'DAY')).toHaveLength(5);
  });

  it('count days over the change of clocks and leap years', () => {
    expect(daysBetween('2024-02-28', '2024-03-31')).toBe(32);
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
  });
});

describe('a spread', () => {
  it('is of whole numbers by nearest rank, and null where nothing was counted', () => {
    const counts = [
      { days: -1, backorders: 4, units: 4 },
      { days: 3, backorders: 5, units: 9 },
      { days: 40, backorders: 1, units: 2 },
    ];
    expect(spreadOf(counts)).toEqual({
      backorders: 10,
      units: 15,
      medianDays: 3,
      p90Days: 3,
      longestDays: 40,
    });
    expect(spreadOf([])).toEqual({
      backorders: 0,
      units: 0,
      medianDays: null,
      p90Days: null,
      longestDays: null,
    });
  });

  it('falls into buckets that begin at the bounds', () => {
    const counts = [
      { days: 7, backorders: 1, units: 2 },
      { days: 8, backorders: 1, units: 3 },
    ];
    expect(bucketsOf(counts, [8])).toEqual([
      { fromDays: 0, toDays: 7, backorders: 1, units: 2 },
      { fromDays: 8, toDays: null, backorders: 1, units: 3 },
    ]);
  });
});
