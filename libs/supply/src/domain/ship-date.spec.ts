import { describe, expect, it } from '@jest/globals';
import type { ShippingCalendar } from '../contract/index.js';
import { shipDate } from './ship-date.js';

const calendar: ShippingCalendar = {
  ...{ location: 'main', timeZone: 'America/New_York', workDays: [1, 2, 3, 4, 5], holidays: 'NONE' },
  ...{ closedDays: [], cutOff: '14:00', handlingDays: 0 },
};
/** A Monday, 13:59 and 14:00 in New York. */
const [IN_TIME, TOO_LATE] = ['2026-01-05T18:59:00.000Z', '2026-01-05T19:00:00.000Z'];

describe('the day on which goods leave', () => {
  it('is today for what is there before the cut-off of the zone, and the next work day after it', () => {
    expect(shipDate(calendar, null, IN_TIME)).toBe('2026-01-05');
    expect(shipDate(calendar, null, TOO_LATE)).toBe('2026-01-06');
    expect(shipDate({ ...calendar, cutOff: null }, null, TOO_LATE)).toBe('2026-01-05');
  });

  it('is the day in the zone, whatever day it is in UTC', () => {
    const sundayEvening = '2026-01-05T03:00:00.000Z';
    expect(shipDate({ ...calendar, cutOff: null, workDays: [7] }, null, sundayEvening)).toBe('2026-01-04');
  });

  it('is the projected day, or the next work day', () => {
    expect(shipDate(calendar, '2026-01-08', TOO_LATE)).toBe('2026-01-08');
    expect(shipDate(calendar, '2026-01-10', TOO_LATE)).toBe('2026-01-12');
    expect(shipDate(calendar, '2026-01-05', TOO_LATE)).toBe('2026-01-06');
  });

  it('leaves out holidays and closed days', () => {
    const closed = { ...calendar, closedDays: ['2026-01-20'] };
    expect(shipDate(closed, '2026-01-19', IN_TIME)).toBe('2026-01-19');
    expect(shipDate({ ...closed, holidays: 'US_FEDERAL' }, '2026-01-19', IN_TIME)).toBe('2026-01-21');
  });

  it('adds the work days that handling takes', () => {
    expect(shipDate({ ...calendar, handlingDays: 2 }, '2026-01-08', IN_TIME)).toBe('2026-01-12');
  });
});
