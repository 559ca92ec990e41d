import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWorkingDay } from './working-days.js';

describe('working days', () => {
  it('leave out weekends and days off, and the day they count from', () => {
    expect(addWorkingDays('2026-09-04', 7, 'FEDERAL_DAYS_OFF')).toBe('2026-09-16'); // Labor Day on the 7th
  });

  it('count a holiday on its actual day only, where that is the convention', () => {
    expect(isWorkingDay('2027-12-24', 'FEDERAL_DAYS_OFF')).toBe(false); // Christmas on a Saturday
    expect(isWorkingDay('2027-12-24', 'ACTUAL_HOLIDAYS')).toBe(true);
    expect(isWorkingDay('2026-07-03', 'WEEKDAYS')).toBe(true);
  });
});
