import type { LocalDate } from '#kernel';
import type { Bucket, Period, Rate, Spread } from '#query-kit';

/** What numbers are asked of; null is all. The category is the one that the SKU had when the line was sourced. */
export interface NumberFilter {
  readonly location: string | null;
  readonly category: string | null;
  readonly sku: string | null;
}

export interface Fill {
  readonly units: Rate;
  readonly lines: Rate;
  readonly orders: Rate;
}

export interface PeriodFill extends Period {
  readonly atOnce: Fill;
  readonly within: Fill;
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
