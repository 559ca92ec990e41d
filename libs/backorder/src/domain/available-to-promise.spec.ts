import { describe, expect, it } from '@jest/globals';
import { projectedDate, type PromiseQuestion } from './available-to-promise.js';

/** Day n of the example. */
function day(n: number): string {
  return `2026-01-${String(n + 1).padStart(2, '0')}`;
}

const example: PromiseQuestion = {
  onHand: 10,
  supplies: [
    { date: day(10), quantity: 10 },
    { date: day(20), quantity: 10 },
  ],
  commitments: [
    { date: day(0), quantity: 5 },
    { date: day(12), quantity: 12 },
  ],
  quantity: 8,
  today: day(0),
};

describe('projectedDate', () => {
  it('looks ahead: units that a later commitment needs are not promised', () => {
    expect(projectedDate(example)).toBe(day(20));
  });

  it('is today when what is there, less what is owed, suffices for good', () => {
    expect(projectedDate({ ...example, quantity: 3 })).toBe(day(0));
    expect(projectedDate({ ...example, quantity: 4 })).toBe(day(20));
  });

  it('is no date when supply in sight never suffices', () => {
    expect(projectedDate({ ...example, quantity: 14 })).toBeNull();
    expect(projectedDate({ ...example, onHand: 0, supplies: [], commitments: [], quantity: 1 })).toBeNull();
  });

  it('makes up no date for supply that is overdue', () => {
    const supplies = [{ date: day(3), quantity: 9 }];
    const question = { ...example, onHand: 0, supplies, commitments: [] };
    expect(projectedDate({ ...question, today: day(3) })).toBe(day(3));
    expect(projectedDate({ ...question, today: day(4) })).toBeNull();
  });

  it('owes today what it owed earlier', () => {
    const commitments = [{ date: day(0), quantity: 5 }];
    const question = { ...example, supplies: [], commitments, quantity: 6, today: day(9) };
    expect(projectedDate(question)).toBeNull();
    expect(projectedDate({ ...question, quantity: 5 })).toBe(day(9));
  });

  it('takes a day as a whole: what comes covers what is owed on the same day', () => {
    const dated = [{ date: day(2), quantity: 5 }];
    expect(projectedDate({ ...example, supplies: dated, commitments: dated, quantity: 10 })).toBe(day(0));
  });
});
