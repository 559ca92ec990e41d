import type { CommandMeta } from '#eventing';
import type { OfferedLine, OrderingCommand, OrderSummary } from '#ordering/contract';
import type { Rejection } from '#kernel';
import type { ToldDate, WatchedLine } from '../views/index.js';

export type OfferOption = Extract<OrderingCommand, { readonly type: 'ordering.OfferDelayOption' }>;

/** What the application asks of orders. */
export interface Orders {
  /** Null where there is no such order. */
  summary(tenant: string, orderId: string): Promise<OrderSummary | null>;
  /** What an offer would come to, or why it would be refused. Decides nothing. */
  preview(
    command: OfferOption,
    meta: CommandMeta,
  ): Promise<{ readonly lines: readonly OfferedLine[] } | { readonly rejected: Rejection }>;
}

/** A line that waits, and when it can be expected to be covered. */
export interface WaitingLine {
  readonly orderId: string;
  readonly lineId: string;
  /** Null: no dated supply covers it. */
  readonly projectedDate: string | null;
  /** What covers it, as people call it: its reference, else its id. */
  readonly supply: string | null;
  readonly quantityAhead: number;
}

/** What the application asks of the queues. */
export interface Queues {
  /** Resolves when the views have seen the log as it is now. */
  ready(): Promise<void>;
  /** A part of a SKU's queue in its order; `next` is null at its end. */
  waiting(
    tenant: string,
    sku: { readonly location: string; readonly sku: string },
    after: string | null,
  ): { readonly lines: readonly WaitingLine[]; readonly next: string | null };
  ofOrder(tenant: string, orderId: string): readonly WaitingLine[];
}

/** What the application asks of what buyers were told. */
export interface ToldDates {
  isTold(tenant: string, sku: string): boolean;
  find(lineIds: readonly string[]): ReadonlyMap<string, ToldDate>;
}

/** What the application asks of its own watch list. */
export interface WatchList {
  isWatched(tenant: string, location: string, sku: string): boolean;
  find(lineIds: readonly string[]): ReadonlyMap<string, WatchedLine>;
}

/** What the watch looks at. */
export interface DelayViews {
  readonly queues: Queues;
  readonly watched: WatchList;
  readonly told: ToldDates;
}
