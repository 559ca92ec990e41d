import type { PriorityPolicy, Quota } from '#backorder/contract';
import type { Instant } from '#kernel';
import { type Rankable, quotasOf } from './priority-policy.js';
import type { QuotaMeter } from './reallocation-plan.js';

/** Units that counted against a quota in a period, by the quota's id. */
export type QuotaUse = Map<string, { readonly period: string; readonly units: number }>;

type Counted = Pick<Rankable, 'facts'>;

const DAY = 86_400_000;

/** Books units that a demand got (or gave back, when negative) at an instant. */
export function countUnits(
  use: QuotaUse,
  policy: PriorityPolicy,
  { demand, units, at }: { readonly demand: Counted; readonly units: number; readonly at: Instant },
): void {
  for (const quota of quotasOf(policy, demand)) {
    const period = periodOf(quota, at);
    const known = use.get(quota.id);
    const before = known?.period === period ? known.units : 0;
    use.set(quota.id, { period, units: Math.max(0, before + units) });
  }
}

/** Meters a decision at `now`: what it takes counts for the rest of the decision, and nowhere else. */
export function quotaMeter<Entry extends Counted>(
  use: QuotaUse,
  policy: PriorityPolicy,
  now: Instant,
): QuotaMeter<Entry> {
  const left = new Map(policy.quotas.map((quota) => [quota.id, unitsLeft(use, quota, now)]));
  return {
    left: (entry) =>
      quotasOf(policy, entry).reduce((least, { id }) => Math.min(least, left.get(id) ?? 0), Infinity),
    take: (entry, units) => {
      for (const { id } of quotasOf(policy, entry)) left.set(id, (left.get(id) ?? 0) - units);
    },
  };
}

function unitsLeft(use: QuotaUse, quota: Quota, now: Instant): number {
  const known = use.get(quota.id);
  return Math.max(0, quota.units - (known?.period === periodOf(quota, now) ? known.units : 0));
}

function periodOf({ per }: Quota, at: Instant): string {
  switch (per) {
    case 'DAY':
      return at.slice(0, 10);
    case 'WEEK':
      return monday(at.slice(0, 10));
    case 'MONTH':
      return at.slice(0, 7);
  }
}

/** The Monday on or before a day; 1970-01-05 was one. */
function monday(date: string): string {
  const days = Math.floor(Date.parse(date) / DAY);
  return new Date((days - ((((days - 4) % 7) + 7) % 7)) * DAY).toISOString().slice(0, 10);
}
