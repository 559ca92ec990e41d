import type { AllocationStrategy } from '#backorder/contract';
import { type DivisionTerms, grantUnder, type Withheld } from './share-run.js';

/** A demand that waits, holds units, or both. Quantities in units. */
export interface Reallocatable {
  readonly waiting: number;
  readonly allocated: number;
  readonly held: boolean;
  readonly whole: boolean;
}

export interface QuotaMeter<in Entry> {
  /** What its quotas leave to the entry; infinite without one. */
  left(entry: Entry): number;
  /** Negative: units that it gives back. */
  take(entry: Entry, units: number): void;
}

export interface ReallocationRequest<Entry extends Reallocatable> {
  /** Best-ranked first. */
  readonly demands: readonly Entry[];
  /** Free units. */
  readonly units: number;
  readonly terms: DivisionTerms;
  readonly quotas: QuotaMeter<Entry>;
  readonly strategyOf: (entry: Entry) => AllocationStrategy;
}

/** `rank` 1 is the best of all that were looked at. `change` is never 0. */
export interface Reallocation<Entry> {
  readonly entry: Entry;
  readonly rank: number;
  readonly change: number;
}

export interface ReallocationPlan<Entry> {
  readonly changes: readonly Reallocation<Entry>[];
  readonly passedOver: readonly { readonly entry: Entry; readonly rank: number; readonly reason: Reason }[];
}

type Reason = Withheld | 'ON_HOLD' | 'FROZEN';

/**
 * Divides free units, and those that may be taken from others, anew:
 * PROTECT is served first, of all that can be had; IMPROVE keeps what it has and may get more; SHARE gives back what it
 * has and takes its turn; GIVE gives back and gets what the others leave; FREEZE and held demands stay as they are.
 * (The five strategies of SAP's backorder processing: win, gain, redistribute, lose, skip.)
 */
export function planReallocation<Entry extends Reallocatable>(
  request: ReallocationRequest<Entry>,
): ReallocationPlan<Entry> {
  const { demands, quotas } = request;
  const after = new Map<Entry, number>();
  const reasons = new Map<Entry, Reason>();
  let pool = request.units;
  for (const entry of demands) {
    const kept = keeps(request, entry) ? entry.allocated : 0;
    after.set(entry, kept);
    pool += entry.allocated - kept;
    if (kept < entry.allocated) quotas.take(entry, kept - entry.allocated);
  }
  for (const phase of [['PROTECT'], ['IMPROVE', 'SHARE'], ['GIVE']] as const) {
    for (const entry of demands) {
      if (entry.held || !phase.some((strategy) => strategy === request.strategyOf(entry))) continue;
      pool -= serve(request, { entry, after, reasons, pool });
    }
  }
  return outcome(request, after, reasons);
}

function keeps<Entry extends Reallocatable>(
  { strategyOf }: ReallocationRequest<Entry>,
  entry: Entry,
): boolean {
  const strategy = strategyOf(entry);
  return entry.held || (strategy !== 'SHARE' && strategy !== 'GIVE');
}

interface Serving<Entry> {
  readonly entry: Entry;
  readonly after: Map<Entry, number>;
  readonly reasons: Map<Entry, Reason>;
  readonly pool: number;
}

/** Units that the entry took. */
function serve<Entry extends Reallocatable>(
  { terms, quotas }: ReallocationRequest<Entry>,
  { entry, after, reasons, pool }: Serving<Entry>,
): number {
  const has = after.get(entry) ?? 0;
  const waiting = entry.waiting + entry.allocated - has;
  if (waiting === 0) return 0;
  const claim = { waiting, whole: entry.whole, most: quotas.left(entry) };
  const { quantity, withheld } = grantUnder(terms, claim, pool);
  if (withheld) reasons.set(entry, withheld);
  after.set(entry, has + quantity);
  quotas.take(entry, quantity);
  return quantity;
}

function outcome<Entry extends Reallocatable>(
  { demands, strategyOf }: ReallocationRequest<Entry>,
  after: ReadonlyMap<Entry, number>,
  reasons: ReadonlyMap<Entry, Reason>,
): ReallocationPlan<Entry> {
  const ranked = demands.map((entry, index) => ({ entry, rank: index + 1 }));
  const changes = ranked
    .map(({ entry, rank }) => ({ entry, rank, change: (after.get(entry) ?? 0) - entry.allocated }))
    .filter(({ change }) => change !== 0);
  const passedOver = ranked.flatMap(({ entry, rank }) => {
    const frozen = strategyOf(entry) === 'FREEZE' ? 'FROZEN' : undefined;
    const reason = entry.held ? 'ON_HOLD' : (frozen ?? reasons.get(entry));
    const open = entry.waiting + entry.allocated - (after.get(entry) ?? 0);
    return reason && open > 0 ? [{ entry, rank, reason }] : [];
  });
  return { changes, passedOver };
}
