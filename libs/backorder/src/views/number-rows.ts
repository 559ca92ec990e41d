import type { LocalDate } from '#kernel';
import type { Period } from './periods.js';
import type { Bucket, Spread } from './spread.js';

/** `rate` is null where nothing was counted: neither good nor bad. */
export interface Rate {
  readonly filled: number;
  readonly of: number;
  readonly rate: number | null;
}

export interface Fill {
  readonly units: Rate;
  readonly lines: Rate;
  readonly orders: Rate;
}

export interface PeriodFill extends Period {
  readonly atPlacing: Fill;
  readonly byNow: Fill;
}

export interface FillRates {
  readonly total: PeriodFill;
  readonly periods: readonly PeriodFill[];
}

export interface Ages extends Spread {
  readonly buckets: readonly Bucket[];
}

export interface BackorderAges {
  readonly open: Ages;
  readonly fulfilled: Ages;
}

export interface PromiseAccuracy extends Rate {
  readonly late: number;
  readonly overdue: number;
  readonly pending: number;
  readonly withdrawn: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

export type TopBy = 'UNITS' | 'VALUE' | 'LINES';

export interface TopBackorderedRow {
  readonly location: string;
  readonly sku: string;
  readonly category: string | null;
  readonly lines: number;
  readonly units: number;
  readonly values: readonly { readonly currency: string; readonly amountMinor: number }[];
  readonly oldestWaitingSince: string;
  readonly earliestDueDate: LocalDate | null;
}
