import { describe, expect, it } from '@jest/globals';
import { timeZone } from './schemas.js';

describe('the time zone of an order', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/New_York'])('may be %s', (name) => {
    for (const _ of [1, 2]) expect(timeZone.parse(name)).toBe(name);
  });

  it.each(['', 'Mars/Olympus', '+01:00', 'Europe/Berlin '])('is not "%s"', (name) => {
    expect(timeZone.safeParse(name).success).toBe(false);
  });
});
