import type { LocalDate } from '#kernel';
import type { QueueOutlook, QueueOutlookEntry, Simulation } from '#stock/contract';

/** What a plan does to one backorder. `gains`: units that it would get, negative: lose. Null: it is not waiting then. */
export interface PlannedChange {
  readonly demandId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly fromRank: number | null;
  readonly toRank: number | null;
  readonly waiting: number;
  readonly gains: number;
  readonly projectedBefore: LocalDate | null;
  readonly projectedAfter: LocalDate | null;
  readonly promisedDate: LocalDate | null;
  readonly legalDeadline: LocalDate | null;
  /** Whether the legal deadline can be kept by the projected date after, and could not before, or the reverse. */
  readonly deadline: 'SAVED' | 'CROSSED' | null;
  readonly verdict: 'WINS' | 'LOSES' | 'MOVES';
}

export interface PlanTotals {
  readonly winners: number;
  readonly losers: number;
  /** Places change, units and dates do not. */
  readonly moved: number;
  readonly unchanged: number;
  readonly unitsAllocated: number;
  readonly unitsRevoked: number;
  readonly deadlinesSaved: number;
  readonly deadlinesCrossed: number;
}

/** Every backorder whose place, units or date a plan changes: those whom it matters most for first. */
export function plannedChanges({ before, after, gains }: Pick<Simulation, 'before' | 'after' | 'gains'>): {
  readonly changes: readonly PlannedChange[];
  readonly totals: PlanTotals;
} {
  const then = byDemand(after);
  const known = byDemand(before);
  const joining = after.entries.filter(({ demandId }) => !known.has(demandId));
  const changes: PlannedChange[] = [];
  for (const entry of before.entries) {
    const change = changeOf(entry, then.get(entry.demandId), gains.get(entry.demandId) ?? 0);
    if (change) changes.push(change);
  }
  for (const entry of joining) changes.push(joined(entry, gains.get(entry.demandId) ?? 0));
  const unchanged = before.entries.length + joining.length - changes.length;
  return { changes: changes.sort(byWeight), totals: totalsOf(changes, unchanged) };
}

function byDemand({ entries }: QueueOutlook): ReadonlyMap<string, QueueOutlookEntry> {
  return new Map(entries.map((entry) => [entry.demandId, entry]));
}

function changeOf(
  entry: QueueOutlookEntry,
  then: QueueOutlookEntry | undefined,
  gains: number,
): PlannedChange | null {
  const { demandId, orderId, lineId, rank: fromRank, waiting, projectedDate: projectedBefore } = entry;
  const toRank = then?.rank ?? null;
  // Who waits no more has all it waited for: today.
  const projectedAfter = then ? then.projectedDate : null;
  if (then && toRank === fromRank && gains === 0 && projectedAfter === projectedBefore) return null;
  const { promisedDate = null, legalDeadline = null } = entry;
  const dates = { projectedBefore, projectedAfter, promisedDate, legalDeadline };
  const deadline = deadlineOf(entry, then);
  const verdict = verdictOf(dates, gains, then === undefined);
  return { demandId, orderId, lineId, fromRank, toRank, waiting, gains, ...dates, deadline, verdict };
}

/** It lost units that it had, and waits for them again. */
function joined(entry: QueueOutlookEntry, gains: number): PlannedChange {
  const { demandId, orderId, lineId, rank, waiting, projectedDate } = entry;
  const { promisedDate = null, legalDeadline = null } = entry;
  const late = legalDeadline !== null && isLate(projectedDate, legalDeadline);
  return {
    ...{
      demandId,
      orderId,
      lineId,
      fromRank: null,
      toRank: rank,
      waiting,
      gains,
      promisedDate,
      legalDeadline,
    },
    ...{ projectedBefore: null, projectedAfter: projectedDate, verdict: 'LOSES' },
    deadline: late ? 'CROSSED' : null,
  };
}

function deadlineOf(
  { legalDeadline, projectedDate }: QueueOutlookEntry,
  then: QueueOutlookEntry | undefined,
): PlannedChange['deadline'] {
  if (!legalDeadline) return null;
  const late = isLate(projectedDate, legalDeadline);
  const lateThen = then !== undefined && isLate(then.projectedDate, legalDeadline);
  if (late === lateThen) return null;
  return late ? 'SAVED' : 'CROSSED';
}

function isLate(projected: LocalDate | null, deadline: LocalDate): boolean {
  return projected === null || projected > deadline;
}

function verdictOf(
  { projectedBefore, projectedAfter }: Pick<PlannedChange, 'projectedBefore' | 'projectedAfter'>,
  gains: number,
  served: boolean,
): PlannedChange['verdict'] {
  if (gains !== 0) return gains > 0 ? 'WINS' : 'LOSES';
  if (served || projectedAfter === projectedBefore) return 'MOVES';
  if (projectedAfter === null) return 'LOSES';
  return projectedBefore === null || projectedAfter < projectedBefore ? 'WINS' : 'LOSES';
}

/** Deadlines first, then units, then dates, then by the new place. */
function byWeight(a: PlannedChange, b: PlannedChange): number {
  return weightOf(a) - weightOf(b) || (a.toRank ?? 0) - (b.toRank ?? 0);
}

function weightOf({ deadline, gains, verdict }: PlannedChange): number {
  if (deadline === 'CROSSED') return 0;
  if (deadline === 'SAVED') return 1;
  if (gains !== 0) return gains < 0 ? 2 : 3;
  return verdict === 'LOSES' ? 4 : verdict === 'WINS' ? 5 : 6;
}

function totalsOf(changes: readonly PlannedChange[], unchanged: number): PlanTotals {
  const count = (test: (change: PlannedChange) => boolean) => changes.filter(test).length;
  return {
    winners: count(({ verdict }) => verdict === 'WINS'),
    losers: count(({ verdict }) => verdict === 'LOSES'),
    moved: count(({ verdict }) => verdict === 'MOVES'),
    unchanged,
    unitsAllocated: changes.reduce((sum, { gains }) => sum + Math.max(0, gains), 0),
    unitsRevoked: changes.reduce((sum, { gains }) => sum - Math.min(0, gains), 0),
    deadlinesSaved: count(({ deadline }) => deadline === 'SAVED'),
    deadlinesCrossed: count(({ deadline }) => deadline === 'CROSSED'),
  };
}
