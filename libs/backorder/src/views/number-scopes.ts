import type { NumberDemand } from './number-demand.js';

/** What numbers are asked of; null is all. A SKU has its category: never both. */
export interface NumberFilter {
  readonly location: string | null;
  readonly category: string | null;
  readonly sku: string | null;
}

/** Which demands a sum is of. */
export type Scope = readonly [location: string, category: string, sku: string];

/** In place of a location, category or SKU, none of which is ever empty. */
const ALL = '';

export function scopeOf({ location, category, sku }: NumberFilter): Scope {
  return [location ?? ALL, category ?? ALL, sku ?? ALL];
}

/** All scopes that a demand belongs to, so that every filter finds its sums ready. */
export function scopesOf({ location, category, sku }: NumberDemand): readonly Scope[] {
  return [ALL, location].flatMap((place): Scope[] => [
    [place, ALL, ALL],
    [place, ALL, sku],
    ...(category === ALL ? [] : [[place, category, ALL] as const]),
  ]);
}
