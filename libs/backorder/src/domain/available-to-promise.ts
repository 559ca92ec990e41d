import type { LocalDate } from '#kernel';

/** Units that come, or are owed, on a day. */
export interface DatedQuantity {
  readonly date: LocalDate;
  readonly quantity: number;
}

export interface PromiseQuestion {
  /** Free units today. */
  readonly onHand: number;
  /** Units still to come, by due date. */
  readonly supplies: readonly DatedQuantity[];
  /** Units owed to others; what was owed earlier is owed today. */
  readonly commitments: readonly DatedQuantity[];
  /** Units asked for. */
  readonly quantity: number;
  readonly today: LocalDate;
}

/**
 * Cumulative available-to-promise with look-ahead: the earliest day from which on supply less commitments, both summed
 * up to each day, never again falls below the request, so that later commitments are not broken. Null: no such day is
 * known.
 *
 * Overdue supply counts for nothing. It did not come when it should have, and nobody has said when it will: any day
 * put in its place, today included, would be made up. Rescheduling it gives it a day again.
 */
export function projectedDate(question: PromiseQuestion): LocalDate | null {
  let balance = question.onHand;
  let since: LocalDate | null = balance >= question.quantity ? question.today : null;
  for (const [date, change] of dailyChanges(question)) {
    balance += change;
    if (balance < question.quantity) since = null;
    else since ??= date;
  }
  return since;
}

/** Net change of each day that has one, in order of the days. */
function dailyChanges({ supplies, commitments, today }: PromiseQuestion): [LocalDate, number][] {
  const changes = new Map<LocalDate, number>();
  const add = (date: LocalDate, change: number) => changes.set(date, (changes.get(date) ?? 0) + change);
  for (const { date, quantity } of supplies) if (date >= today) add(date, quantity);
  for (const { date, quantity } of commitments) add(date, -quantity);
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
}
