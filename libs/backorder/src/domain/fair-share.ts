/** A demand of those that share. Quantities in units. */
export interface ShareClaim {
  readonly waiting: number;
}

/**
 * Divides units in proportion to what each waits for, by the method of largest remainder; ties go to who comes first.
 * 10 units among 7, 5 and 3 are 5, 3 and 2. Nobody gets more than it waits for; units enough for all serve all.
 * The shares come in the order of the claims, and sum up to the units, or to all that is waited for.
 */
export function fairShares(units: number, claims: readonly ShareClaim[]): number[] {
  const total = claims.reduce((sum, { waiting }) => sum + waiting, 0);
  if (units >= total) return claims.map(({ waiting }) => waiting);
  const shares = claims.map(({ waiting }) => shareOf(units, waiting, total));
  let left = units - shares.reduce((sum, { whole }) => sum + whole, 0);
  const byRemainder = shares.map((_, index) => index).sort((a, b) => compare(shares, a, b));
  const result = shares.map(({ whole }) => whole);
  for (const index of byRemainder) {
    if (left === 0) break;
    result[index]! += 1;
    left -= 1;
  }
  return result;
}

interface Share {
  readonly whole: number;
  readonly remainder: bigint;
}

/** In bigint: units times units may be more than a number holds exactly. */
function shareOf(units: number, waiting: number, total: number): Share {
  const product = BigInt(units) * BigInt(waiting);
  return { whole: Number(product / BigInt(total)), remainder: product % BigInt(total) };
}

function compare(shares: readonly Share[], a: number, b: number): number {
  const [left, right] = [shares[a]!.remainder, shares[b]!.remainder];
  if (left === right) return a - b;
  return left > right ? -1 : 1;
}
