import { badUserInput } from '#graphql-kit';
import { daysBetween, type Period, periodsOf } from '#query-kit';
import type { NumberFilter } from '../views/index.js';
import type { NumbersArgs, PeriodsArgs } from './numbers.args.js';

const MAX_DAYS = 3660;
const MAX_PERIODS = 400;

export function filterOf({ location = null, category = null, sku = null }: NumbersArgs): NumberFilter {
  return { location, category, sku };
}

export function rangeOf({ from, to }: NumbersArgs): Period {
  if (from > to) refuse('to', 'must not lie before from');
  if (daysBetween(from, to) >= MAX_DAYS) refuse('to', `must lie within ${MAX_DAYS} days of from`);
  return { from, to };
}

export function periodsIn(args: PeriodsArgs): {
  readonly range: Period;
  readonly periods: readonly Period[];
} {
  const range = rangeOf(args);
  const periods = periodsOf(range, args.groupBy);
  if (periods.length > MAX_PERIODS)
    refuse('groupBy', `makes ${periods.length} periods, ${MAX_PERIODS} at most`);
  return { range, periods };
}

export function checkBounds(bounds: readonly number[]): readonly number[] {
  if (bounds.some((bound, n) => bound <= (bounds[n - 1] ?? 0)))
    refuse('bounds', 'must be positive and ascend');
  return bounds;
}

/** Amounts of different currencies have no order: where there are several, the question must name one. */
export function currencyOf(asked: string | null | undefined, waiting: readonly string[]): string | null {
  if (typeof asked === 'string') return asked;
  if (waiting.length > 1) refuse('currency', `must be one of ${waiting.join(', ')}`);
  return waiting[0] ?? null;
}

function refuse(path: string, reason: string): never {
  throw badUserInput([{ path, reason }]);
}
