import { type Instant, type LocalDate, schemas } from '#kernel';
import { instantOfLocal, type LocalDateTime } from './local-time.js';

const MISSING = new Set(['', 'NULL', 'null', '\\N']);

/**
 * Reads typed values from one row and collects what is wrong, so that a report can name every bad field of a row at
 * once. A required reader returns a harmless value after a problem: check `problems` before using any of them.
 */
export class FieldReader {
  readonly problems: string[] = [];

  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  /** The trimmed text, or null where it is missing (`''` and `NULL` are missing). */
  optionalText(field: string, maxLength = 500): string | null {
    const value = this.fields[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string' && typeof value !== 'number')
      return this.problem(field, 'must be text', null);
    const text = String(value).trim();
    if (MISSING.has(text)) return null;
    return text.length <= maxLength
      ? text
      : this.problem(field, `must be at most ${maxLength} characters`, null);
  }

  text(field: string, maxLength = 500): string {
    return this.optionalText(field, maxLength) ?? this.missing(field, '');
  }

  optionalInteger(field: string): number | null {
    const text = this.optionalText(field);
    if (text === null) return null;
    return /^-?\d{1,10}$/.test(text)
      ? Number(text)
      : this.problem(field, `"${text}" is not a whole number`, null);
  }

  quantity(field: string): number {
    const value = this.optionalInteger(field);
    if (value === null) return this.missing(field, 1);
    return value > 0 ? value : this.problem(field, `${value} is not a positive quantity`, 1);
  }

  /** A decimal amount with at most `exponent` digits after the point, in minor units. */
  amountMinor(field: string, exponent = 2): number {
    const text = this.optionalText(field);
    if (text === null) return this.missing(field, 0);
    const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text);
    if (!match) return this.problem(field, `"${text}" is not an amount`, 0);
    const decimals = (match[2] ?? '').replace(/0+$/, '');
    if (decimals.length > exponent) {
      return this.problem(field, `"${text}" has more than ${exponent} decimals`, 0);
    }
    return Number(match[1] + decimals.padEnd(exponent, '0'));
  }

  optionalDate(field: string): LocalDate | null {
    const text = this.optionalText(field);
    if (text === null) return null;
    const date = /^(\d{4}-\d{2}-\d{2})([T ]|$)/.exec(text)?.[1];
    return date !== undefined && instantOfLocal({ date, time: '00:00' }, 'UTC') !== null
      ? date
      : this.problem(field, `"${text}" is not a date (YYYY-MM-DD)`, null);
  }

  /** `UTC` where it is missing. */
  timeZone(field: string): string {
    const zone = this.optionalText(field, 64) ?? 'UTC';
    if (schemas.timeZone.safeParse(zone).success) return zone;
    return this.problem(field, `"${zone}" is not an IANA time zone`, 'UTC');
  }

  /** `pattern` turns the text into a local date and time, which is read in `zone`. */
  instant(field: string, pattern: (text: string) => LocalDateTime | null, zone: string): Instant {
    const text = this.optionalText(field);
    if (text === null) return this.missing(field, EPOCH);
    const local = pattern(text);
    const instant = local && instantOfLocal(local, zone);
    return instant ?? this.problem(field, `"${text}" is not a date and time`, EPOCH);
  }

  private missing<T>(field: string, fallback: T): T {
    return this.problem(field, 'is missing', fallback);
  }

  private problem<T>(field: string, reason: string, fallback: T): T {
    this.problems.push(`${field} ${reason}`);
    return fallback;
  }
}

const EPOCH = '1970-01-01T00:00:00.000Z';
