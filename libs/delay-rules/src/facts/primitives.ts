import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** ISO 8601 with an offset, `2026-01-05T10:00:00-05:00`: an instant that names no offset is none. */
export const offsetInstant = z.iso.datetime({ offset: true, error: 'must be an instant with its offset' });

/** A day that the calendar has, `2026-02-28`. */
export const localDay = z.string().refine(isDay, 'must be a date that exists, YYYY-MM-DD');

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
  } catch {
    return false; // Temporal has no other way to say that there is no such day
  }
  return true;
}
