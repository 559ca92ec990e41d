import type { Sql } from './filters.js';

/** Alerts that rose after one instant, and up to another one. '' as `after`: all that stand at `until`. */
export interface AlertSpan {
  readonly after: string;
  readonly until: string;
}

/** What every view that knows of alerts says of one; null where it does not apply. Columns in this order. */
export interface AlertRow {
  readonly id: string;
  readonly kind: string;
  /** When it rose. */
  readonly since: string;
  readonly orderId: string | null;
  readonly orderRef: string | null;
  readonly lineId: string | null;
  readonly location: string | null;
  readonly sku: string | null;
  readonly supplyId: string | null;
  readonly quantity: number | null;
  /** The day that counts: by which something is owed, was promised or was to come. */
  readonly dueBy: string | null;
  readonly projectedDate: string | null;
  /** What is owed, or the reference of the supply. */
  readonly what: string | null;
  /** What `since` is reckoned from, as it is indexed. */
  readonly raised: string;
}

/** A SELECT with the columns of `AlertRow`. */
export type AlertSql = Sql;

/** In SQL: an instant moved by whole days, in the form in which events keep instants. */
export function daysLater(instant: string, days: number): string {
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${instant}, '${days} days')`;
}
