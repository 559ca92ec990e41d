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
  /** Before that day nobody gets any; null: there is no such day. */
  readonly releaseDate: LocalDate | null;
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

const NOTHING: Coverage = { source: 'NONE', supplyId: null, projectedDate: null };

/** Supply is used up in the order in which it comes, by the queue in its order. */
export function coverageOf(question: CoverageQuestion): Coverage {
  const { today, available, releaseDate, supplies, quantityAhead, waiting } = question;
  const wanted = quantityAhead + waiting;
  const onHand = available >= wanted;
  if (!onHand && supplies.length === 0) return NOTHING;
  let sum = available;
  const completing = onHand
    ? undefined
    : inTurn(supplies, today).find(({ outstanding }) => (sum += outstanding) >= wanted);
  if (!onHand && !completing) return NOTHING;
  const dated = supplies.flatMap(({ dueDate, outstanding }) =>
    dueDate === null ? [] : [{ date: dueDate, quantity: outstanding }],
  );
  const covered = projectedDate({
    onHand: available,
    supplies: dated,
    commitments: [{ date: today, quantity: quantityAhead }],
    quantity: waiting,
    today,
  });
  const date = covered && releaseDate && covered < releaseDate ? releaseDate : covered;
  return completing
    ? { source: 'SUPPLY', supplyId: completing.supplyId, projectedDate: date }
    : { source: 'ON_HAND', supplyId: null, projectedDate: date };
}

/** Supply in the order in which it is used up: what comes by a day, then what is overdue or undated. */
function inTurn(supplies: readonly IncomingSupply[], today: LocalDate): readonly IncomingSupply[] {
  const onTime = ({ dueDate }: IncomingSupply) => dueDate !== null && dueDate >= today;
  return [...supplies.filter(onTime), ...supplies.filter((supply) => !onTime(supply))];
}

/** What covers the units of a queue from `from` on, up to but not including `to`. Null as `supplyId`: free units. */
export interface CoveredUnits {
  readonly supplyId: string | null;
  readonly from: number;
  readonly to: number;
}

/** The queue's units, counted from its head, by what is to cover them; what comes after is covered by nothing. */
export function coveredUnits(
  question: Pick<CoverageQuestion, 'today' | 'available' | 'supplies'>,
): readonly CoveredUnits[] {
  const free = { supplyId: null, outstanding: question.available };
  let to = 0;
  return [free, ...inTurn(question.supplies, question.today)]
    .filter(({ outstanding }) => outstanding > 0)
    .map(({ supplyId, outstanding }) => ({ supplyId, from: to, to: (to += outstanding) }));
}
