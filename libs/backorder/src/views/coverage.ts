import type { LocalDate } from '#kernel';
import { projectedDate } from '../domain/index.js';

export interface IncomingSupply {
  readonly supplyId: string;
  readonly dueDate: LocalDate | null;
  readonly outstanding: number;
}

export interface CoverageQuestion {
  readonly today: LocalDate;
  /** Free units now. */
  readonly available: number;
  /** Supply still to come, by due date. */
  readonly supplies: readonly IncomingSupply[];
  readonly quantityAhead: number;
  readonly waiting: number;
}

/** What is to cover a backorder, if everything comes as it is expected. */
export interface Coverage {
  readonly source: 'ON_HAND' | 'SUPPLY' | 'NONE';
  /** The supply that completes it. Where it is undated or overdue, it covers the backorder on no known day. */
  readonly supplyId: string | null;
  /** Null: no dated supply covers it. Never made up. */
  readonly projectedDate: LocalDate | null;
}

/** Supply is used up in the order in which it comes, by the queue in its order. */
export function coverageOf(question: CoverageQuestion): Coverage {
  const { today, available, supplies, quantityAhead, waiting } = question;
  const wanted = quantityAhead + waiting;
  const dated = supplies.flatMap(({ dueDate, outstanding }) =>
    dueDate === null ? [] : [{ date: dueDate, quantity: outstanding }],
  );
  const date = projectedDate({
    onHand: available,
    supplies: dated,
    commitments: [{ date: today, quantity: quantityAhead }],
    quantity: waiting,
    today,
  });
  if (available >= wanted) return { source: 'ON_HAND', supplyId: null, projectedDate: date };
  let sum = available;
  const onTime = ({ dueDate }: IncomingSupply) => dueDate !== null && dueDate >= today;
  const inTurn = [...supplies.filter(onTime), ...supplies.filter((supply) => !onTime(supply))];
  const completing = inTurn.find(({ outstanding }) => (sum += outstanding) >= wanted);
  return completing
    ? { source: 'SUPPLY', supplyId: completing.supplyId, projectedDate: date }
    : { source: 'NONE', supplyId: null, projectedDate: null };
}
