import { dateOf, momentOf } from '#delay-rules';
import type { LocalDate } from '#kernel';
import {
  type Accuracy,
  accuracyOf,
  type DaysCount,
  daysBetween,
  type PromisedLines,
  type Rate,
  rateOf,
  spreadOf,
} from '#query-kit';

/** A line as the views have it. `later` is a JSON array of the dates told after the first one, null for no date. */
export interface PromisedLineRow {
  readonly firstBy: LocalDate;
  readonly later: string;
  readonly timeZone: string;
  /** Units still wanted, the shipped ones among them. */
  readonly wanted: number;
  readonly shipped: number;
  readonly handedOverAt: string | null;
}

/** How promises moved. Days from the first date that was told to the last one; null where nothing moved to a date. */
export interface PromiseDrift {
  /** Lines whose buyer was told of another date, or of none, among all lines. */
  readonly moved: Rate;
  /** Times that buyers were told so. */
  readonly moves: number;
  /** Of these, times when no date could be given. */
  readonly withoutDate: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

export interface PromiseNumbers {
  readonly againstFirst: Accuracy;
  /** Lines whose last promise has a date. */
  readonly againstLast: Accuracy;
  readonly drift: PromiseDrift;
}

type Line = Omit<PromisedLines, 'promised'> & {
  readonly firstBy: LocalDate;
  readonly later: readonly (LocalDate | null)[];
};

export function promiseNumbers(rows: readonly PromisedLineRow[], today: LocalDate): PromiseNumbers {
  const lines = rows.map(toLine);
  const last = lines.flatMap(({ firstBy, later, ...line }) => {
    const by = later.length === 0 ? firstBy : (later.at(-1) ?? null);
    return by === null ? [] : [{ ...line, promised: by }];
  });
  return {
    againstFirst: accuracyOf(
      lines.map((line) => ({ ...line, promised: line.firstBy })),
      today,
    ),
    againstLast: accuracyOf(last, today),
    drift: driftOf(lines),
  };
}

/** A line is handed over with the last unit that is wanted of it, on that day in the zone of its order. */
function toLine({ firstBy, later, timeZone, wanted, shipped, handedOverAt }: PromisedLineRow): Line {
  const complete = shipped > 0 && shipped >= wanted && handedOverAt !== null;
  return {
    firstBy,
    later: JSON.parse(later) as (LocalDate | null)[],
    kept: complete ? dateOf(momentOf(handedOverAt), timeZone) : null,
    withdrawn: wanted <= 0 && shipped === 0,
    lines: 1,
  };
}

function driftOf(lines: readonly Line[]): PromiseDrift {
  const moved = lines.filter(({ later }) => later.length > 0);
  const days = moved.flatMap(({ firstBy, later }): readonly DaysCount[] => {
    const last = later.findLast((date) => date !== null) ?? null;
    return last === null ? [] : [{ days: daysBetween(firstBy, last), backorders: 1, units: 0 }];
  });
  const { medianDays, p90Days } = spreadOf([...days].sort((a, b) => a.days - b.days));
  const moves = moved.flatMap(({ later }) => later);
  return {
    moved: rateOf(moved.length, lines.length),
    moves: moves.length,
    withoutDate: moves.filter((date) => date === null).length,
    ...{ medianDays, p90Days },
  };
}
