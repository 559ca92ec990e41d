/** How many backorders, with how many units, lie at a whole number of days. */
export interface DaysCount {
  readonly days: number;
  readonly backorders: number;
  readonly units: number;
}

/** From one number of days to another, both inside; null is without end. */
export interface Bucket extends Omit<DaysCount, 'days'> {
  readonly fromDays: number;
  readonly toDays: number | null;
}

/** Days by nearest rank over backorders: null where there is none. */
export interface Spread {
  readonly backorders: number;
  readonly units: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly longestDays: number | null;
}

/** `counts` by ascending days. */
export function spreadOf(counts: readonly DaysCount[]): Spread {
  return {
    backorders: sumOf(counts, 'backorders'),
    units: sumOf(counts, 'units'),
    medianDays: percentile(counts, 50),
    p90Days: percentile(counts, 90),
    longestDays: counts.at(-1)?.days ?? null,
  };
}

/** Each bucket begins at one of the `bounds`, the first one at 0; the last has no end. */
export function bucketsOf(counts: readonly DaysCount[], bounds: readonly number[]): readonly Bucket[] {
  const starts = [0, ...bounds];
  return starts.map((fromDays, n) => {
    const next = starts[n + 1];
    const inside = counts.filter(({ days }) => days >= fromDays && (next === undefined || days < next));
    const toDays = next === undefined ? null : next - 1;
    return { fromDays, toDays, backorders: sumOf(inside, 'backorders'), units: sumOf(inside, 'units') };
  });
}

/** The fewest days that at least so many percent of the backorders do not exceed. */
function percentile(counts: readonly DaysCount[], percent: number): number | null {
  const rank = Math.ceil((sumOf(counts, 'backorders') * percent) / 100);
  let seen = 0;
  return counts.find(({ backorders }) => (seen += backorders) >= rank)?.days ?? null;
}

function sumOf(counts: readonly DaysCount[], of: 'backorders' | 'units'): number {
  return counts.reduce((sum, count) => sum + count[of], 0);
}
