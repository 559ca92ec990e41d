import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, leadTimeStatistics, type ObservedDays } from './lead-time.js';

const observed = fc
  .uniqueArray(fc.record({ days: fc.nat(90), receipts: fc.nat(3), units: fc.integer({ min: 1, max: 20 }) }), {
    selector: ({ days }) => days,
    minLength: 1,
    maxLength: 20,
  })
  .map((list) => list.toSorted((a, b) => a.days - b.days));

/** The days of each single unit. */
function unitByUnit(list: readonly ObservedDays[]): readonly number[] {
  return list.flatMap(({ days, units }) => Array.from({ length: units }, () => days));
}

describe('lead time statistics', () => {
  it('weigh each receipt by the units that it brought', () => {
    const parts = [
      { days: 10, receipts: 1, units: 5 },
      { days: 12, receipts: 2, units: 80 },
      { days: 40, receipts: 1, units: 15 },
    ];
    expect(leadTimeStatistics(parts)).toEqual({
      ...{ receipts: 4, units: 100, shortest: 10, p10: 12, median: 12, p90: 40, longest: 40 },
    });
  });

  it('of nothing are nothing', () => expect(leadTimeStatistics([])).toBeNull());

  it('are those of the single units by nearest rank', () => {
    fc.assert(
      fc.property(observed, (list) => {
        const units = unitByUnit(list);
        const rank = (percent: number) => units[Math.max(0, Math.ceil((units.length * percent) / 100) - 1)];
        expect(leadTimeStatistics(list)).toMatchObject({
          ...{ p10: rank(10), median: rank(50), p90: rank(90), units: units.length },
          ...{ shortest: units[0], longest: units.at(-1) },
        });
      }),
    );
  });
});

describe('days between', () => {
  it('count midnights of UTC, over months and leap days', () => {
    expect(daysBetween('2028-02-28T23:59:59.999Z', '2028-03-01T00:00:00.000Z')).toBe(2);
    expect(daysBetween('2026-01-05T00:00:00.000Z', '2026-01-05T23:59:59.999Z')).toBe(0);
  });
});
