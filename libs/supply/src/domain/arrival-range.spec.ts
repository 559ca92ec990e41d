import { describe, expect, it } from '@jest/globals';
import { arrivalRange, type OnOrder } from './arrival-range.js';

const PLACED = '2026-01-01T18:00:00.000Z';
const TODAY = '2026-01-05';
/** One receipt of one unit per number of days. */
const line = (...days: readonly number[]): OnOrder => ({
  placedAt: PLACED,
  observed: days.map((each) => ({ days: each, receipts: 1, units: 1 })),
});
const ten = [10, 11, 12, 13, 14, 15, 16, 17, 18, 28];

describe('an arrival range', () => {
  it('leaves out the tenth that comes first and the tenth that comes last', () => {
    expect(arrivalRange([line(...ten)], TODAY)).toEqual({
      ...{ earliest: '2026-01-11', latest: '2026-01-19', confidencePercent: 80, receipts: 10 },
    });
  });

  it('weighs receipts by their units', () => {
    const observed = [
      { days: 10, receipts: 9, units: 10 },
      { days: 30, receipts: 1, units: 90 },
    ];
    expect(arrivalRange([{ placedAt: PLACED, observed }], TODAY)).toMatchObject({
      ...{ earliest: '2026-01-11', latest: '2026-01-31' },
    });
  });

  it('counts only what took at least as long as these goods have taken already', () => {
    const more = line(1, 2, 3, ...ten);
    expect(arrivalRange([more], TODAY)).toEqual(arrivalRange([line(...ten)], TODAY));
    expect(arrivalRange([more], '2026-01-13')).toBeNull();
  });

  it('of several lines is that of the last of them to come', () => {
    const range = arrivalRange([line(...ten), line(...ten.map((days) => days + 1))], TODAY);
    expect(range).toMatchObject({ earliest: '2026-01-14', latest: '2026-01-29', receipts: 10 });
  });

  it('is not made up where too little was observed, or nothing is asked', () => {
    expect(arrivalRange([line(...ten.slice(1))], TODAY)).toBeNull();
    expect(arrivalRange([line(...ten), line(10)], TODAY)).toBeNull();
    expect(arrivalRange([], TODAY)).toBeNull();
  });
});
