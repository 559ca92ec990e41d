import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate } from '#kernel';

/** A date and wall-clock time as a file has it, to be read in a stated zone. */
export interface LocalDateTime {
  readonly date: LocalDate;
  /** `HH:MM`, optionally with seconds. */
  readonly time: string;
}

/** The instant of a local time; null when there is no such day or time. Skipped and repeated times resolve as RFC 5545 does. */
export function instantOfLocal({ date, time }: LocalDateTime, zone: string): Instant | null {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
    return new Date(local.toZonedDateTime(zone).epochMilliseconds).toISOString();
  } catch {
    return null; // from() has no other way to say "no such date"
  }
}

/** `1996-07-04 00:00:00.000` or `1996-07-04T10:00`. */
export function isoLocal(text: string): LocalDateTime | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/.exec(text);
  return match ? { date: match[1] ?? '', time: match[2] ?? '00:00' } : null;
}

/** `12/1/10 8:26`: month/day/2-digit year of this century. */
export function usShortLocal(text: string): LocalDateTime | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}) (\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [, month = '', day = '', year = '', hour = '', minute = ''] = match;
  const two = (part: string) => part.padStart(2, '0');
  return { date: `20${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${minute}` };
}
