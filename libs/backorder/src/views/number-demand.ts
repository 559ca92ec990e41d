import type { LocalDate } from '#kernel';
import { daysBetween } from './periods.js';

/** Quantities in units. A day is one of UTC. */
export interface NumberDemand {
  readonly tenant: string;
  readonly location: string;
  readonly sku: string;
  /** Of the SKU when the demand was sourced; empty where it had none. */
  readonly category: string;
  readonly orderKey: number;
  readonly orderId: string;
  /** When its order was placed. */
  readonly day: LocalDate;
  readonly currency: string;
  readonly unitPriceMinor: number;
  /** The date that was projected when units were first backordered. */
  readonly promised: LocalDate | null;
  readonly requested: number;
  readonly atOnce: number;
  /** What it has now, shipped or not. */
  readonly secured: number;
  readonly waiting: number;
  readonly cancelled: number;
  /** What it got out of the queue, less what was revoked. */
  readonly served: number;
  readonly lastServed: LocalDate | null;
}

/** Sums of a day. `live` is what is still wanted: asked for, and not cancelled. */
export const FILL_COLUMNS = [
  'units',
  'units_at_once',
  'units_live',
  'units_filled',
  'lines',
  'lines_at_once',
  'lines_live',
  'lines_filled',
  'orders',
  'orders_at_once',
  'orders_live',
  'orders_filled',
] as const;
export type FillColumn = (typeof FILL_COLUMNS)[number];
export type FillSums = Readonly<Record<FillColumn, number>>;

export const NO_FILL: FillSums = {
  ...{ units: 0, units_at_once: 0, units_live: 0, units_filled: 0 },
  ...{ lines: 0, lines_at_once: 0, lines_live: 0, lines_filled: 0 },
  ...{ orders: 0, orders_at_once: 0, orders_live: 0, orders_filled: 0 },
};

/** What a demand counts among units and lines. */
export function fillOf({ requested, atOnce, secured, cancelled }: NumberDemand): FillSums {
  const live = requested - cancelled;
  return {
    ...NO_FILL,
    units: requested,
    units_at_once: atOnce,
    units_live: live,
    units_filled: secured,
    lines: 1,
    lines_at_once: Number(atOnce === requested),
    lines_live: Number(live > 0),
    lines_filled: Number(live > 0 && secured === live),
  };
}

/**
 * `WAITING` by the day of the order. `FILLED` by the day of the last allocation, `days` after the order. The others are
 * of backorders with a projected date, by that date: `KEPT_OR_LATE` filled `days` after it, `PENDING` still waiting,
 * `WITHDRAWN` cancelled before anything was served.
 */
export type SpreadMeasure = 'WAITING' | 'FILLED' | 'KEPT_OR_LATE' | 'PENDING' | 'WITHDRAWN';

export interface SpreadEntry {
  readonly measure: SpreadMeasure;
  readonly day: LocalDate;
  readonly days: number;
  readonly units: number;
}

/** Where a demand stands among backorders: it is open, or filled, or neither, never two of them. */
export function spreadsOf(demand: NumberDemand): readonly SpreadEntry[] {
  const { day, promised, waiting, served, lastServed } = demand;
  const ofPromise = (measure: SpreadMeasure, days: number, units: number): readonly SpreadEntry[] =>
    promised === null ? [] : [{ measure, day: promised, days, units }];
  if (waiting > 0) {
    return [{ measure: 'WAITING', day, days: 0, units: waiting }, ...ofPromise('PENDING', 0, waiting)];
  }
  if (served === 0 || lastServed === null) return ofPromise('WITHDRAWN', 0, 0);
  const age = Math.max(0, daysBetween(day, lastServed));
  return [
    { measure: 'FILLED', day: lastServed, days: age, units: served },
    ...ofPromise('KEPT_OR_LATE', daysBetween(promised ?? lastServed, lastServed), served),
  ];
}
