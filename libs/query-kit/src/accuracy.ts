import type { LocalDate } from '#kernel';
import { daysBetween } from './periods.js';
import { type DaysCount, spreadOf } from './spread.js';

/** `rate` is null where nothing was counted: neither good nor bad. */
export interface Rate {
  readonly filled: number;
  readonly of: number;
  readonly rate: number | null;
}

export function rateOf(filled: number, of: number): Rate {
  return { filled, of, rate: of === 0 ? null : filled / of };
}

/** Lines that were promised for a day, and the day on which that came about: null while it did not. */
export interface PromisedLines {
  readonly promised: LocalDate;
  readonly kept: LocalDate | null;
  /** Nothing of them is wanted any more, and nothing came. */
  readonly withdrawn: boolean;
  readonly lines: number;
}

/**
 * `filled` came on the promised day or before, `late` after it, `overdue` did not come though it has passed. What is
 * `pending` or `withdrawn` is counted neither way. Days from the promised day to the one on which it came about, by
 * nearest rank: negative is early, null where nothing came.
 */
export interface Accuracy extends Rate {
  readonly late: number;
  readonly overdue: number;
  readonly pending: number;
  readonly withdrawn: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

export function accuracyOf(rows: readonly PromisedLines[], today: LocalDate): Accuracy {
  const count = (counts: (row: PromisedLines) => boolean) =>
    rows.reduce((sum, row) => sum + (counts(row) ? row.lines : 0), 0);
  const open = ({ kept, withdrawn }: PromisedLines) => kept === null && !withdrawn;
  const late = count(({ promised, kept }) => kept !== null && kept > promised);
  const filled = count(({ kept }) => kept !== null) - late;
  const overdue = count((row) => open(row) && row.promised < today);
  const { medianDays, p90Days } = spreadOf(daysOf(rows));
  return {
    ...rateOf(filled, filled + late + overdue),
    ...{ late, overdue, pending: count(open) - overdue },
    ...{ withdrawn: count(({ kept, withdrawn }) => kept === null && withdrawn), medianDays, p90Days },
  };
}

function daysOf(rows: readonly PromisedLines[]): readonly DaysCount[] {
  return rows
    .flatMap(({ promised, kept, lines }) =>
      kept === null ? [] : [{ days: daysBetween(promised, kept), backorders: lines, units: 0 }],
    )
    .sort((a, b) => a.days - b.days);
}
