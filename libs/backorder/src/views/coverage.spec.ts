import { describe, expect, it } from '@jest/globals';
import { coverageOf, type CoverageQuestion, coveredUnits } from './coverage.js';

const supply = (supplyId: string, dueDate: string | null, outstanding: number) => ({
  supplyId,
  dueDate,
  outstanding,
});
const coverage = (question: Partial<CoverageQuestion>) =>
  coverageOf({
    today: '2026-01-05',
    available: 0,
    releaseDate: null,
    supplies: [],
    quantityAhead: 0,
    waiting: 5,
    ...question,
  });

describe('coverageOf', () => {
  it('projects no date before the release of the item, and none where supply gives none', () => {
    const releaseDate = '2026-02-01';
    expect(coverage({ available: 5, releaseDate })).toMatchObject({
      source: 'ON_HAND',
      projectedDate: releaseDate,
    });
    const supplies = [supply('early', '2026-01-20', 3), supply('late', '2026-02-09', 2)];
    expect(coverage({ supplies, releaseDate, waiting: 3 })).toMatchObject({ projectedDate: releaseDate });
    expect(coverage({ supplies, releaseDate })).toMatchObject({ projectedDate: '2026-02-09' });
    expect(coverage({ releaseDate })).toMatchObject({ source: 'NONE', projectedDate: null });
  });

  it('finds units on hand once all ahead have theirs', () => {
    expect(coverage({ available: 8, quantityAhead: 3 })).toEqual({
      source: 'ON_HAND',
      supplyId: null,
      projectedDate: '2026-01-05',
    });
  });

  it('names the supply that completes the backorder, and its day', () => {
    const supplies = [supply('first', '2026-01-10', 6), supply('second', '2026-01-20', 6)];
    expect(coverage({ supplies, quantityAhead: 4 })).toEqual({
      source: 'SUPPLY',
      supplyId: 'second',
      projectedDate: '2026-01-20',
    });
  });

  it('promises no day for supply that is overdue or undated, and uses it last', () => {
    const supplies = [
      supply('overdue', '2026-01-01', 5),
      supply('dated', '2026-01-20', 5),
      supply('some day', null, 5),
    ];
    expect(coverage({ supplies })).toMatchObject({ supplyId: 'dated', projectedDate: '2026-01-20' });
    expect(coverage({ supplies, quantityAhead: 5 })).toMatchObject({
      supplyId: 'overdue',
      projectedDate: null,
    });
    expect(coverage({ supplies, quantityAhead: 9 })).toMatchObject({
      supplyId: 'some day',
      projectedDate: null,
    });
  });

  it('makes nothing up', () => {
    expect(coverage({ supplies: [supply('little', '2026-01-10', 4)] })).toEqual({
      source: 'NONE',
      supplyId: null,
      projectedDate: null,
    });
  });
});

describe('coveredUnits', () => {
  it('uses up free units, then dated supply in its order, then the rest', () => {
    const supplies = [
      supply('overdue', '2026-01-01', 5),
      supply('dated', '2026-01-20', 4),
      supply('some day', null, 2),
    ];
    expect(coveredUnits({ today: '2026-01-05', available: 3, supplies })).toEqual([
      { supplyId: null, from: 0, to: 3 },
      { supplyId: 'dated', from: 3, to: 7 },
      { supplyId: 'overdue', from: 7, to: 12 },
      { supplyId: 'some day', from: 12, to: 14 },
    ]);
    expect(coveredUnits({ today: '2026-01-05', available: 0, supplies: [] })).toEqual([]);
  });
});
