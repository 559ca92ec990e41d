import type { LocalDate } from '#kernel';
import type { QueueOutlookEntry, Simulation } from '#stock/contract';

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
  const leaving = new Map(before.entries.map((entry) => [entry.demandId, entry]));
  const staying: PlannedChange[] = [];
  for (const then of after.entries) {
    const entry = leaving.get(then.demandId);
    leaving.delete(then.demandId);
    const gained = gains.get(then.demandId) ?? 0;
    const change = entry ? changeOf(entry, then, gained) : joined(then, gained);
    if (change) staying.push(change);
  }
  const changes: PlannedChange[] = [];
  for (const entry of leaving.values()) changes.push(left(entry, gains.get(entry.demandId) ?? 0));
  const unchanged = after.entries.length - staying.length;
  for (const change of staying) changes.push(change);
  return { changes: byWeight(changes), totals: totalsOf(changes, unchanged) };
}

function changeOf(entry: QueueOutlookEntry, then: QueueOutlookEntry, gains: number): PlannedChange | null {
  const { projectedDate } = then;
  if (then.rank === entry.rank && gains === 0 && projectedDate === entry.projectedDate) return null;
  return changed(entry, then, gains);
}

/** It waits no more, and has all that it waited for: today. */
function left(entry: QueueOutlookEntry, gains: number): PlannedChange {
  return changed(entry, null, gains);
}

/** Member by member: a policy changes every place of a queue. */
function changed(entry: QueueOutlookEntry, then: QueueOutlookEntry | null, gains: number): PlannedChange {
  const projectedAfter = then ? then.projectedDate : null;
  return {
    demandId: entry.demandId,
    orderId: entry.orderId,
    lineId: entry.lineId,
    fromRank: entry.rank,
    toRank: then ? then.rank : null,
    waiting: entry.waiting,
    gains,
    projectedBefore: entry.projectedDate,
    projectedAfter,
    promisedDate: entry.promisedDate ?? null,
    legalDeadline: entry.legalDeadline ?? null,
    deadline: deadlineOf(entry, then),
    verdict: verdictOf({ projectedBefore: entry.projectedDate, projectedAfter }, gains, then === null),
  };
}

/** It lost units that it had, and waits for them again. */
function joined(entry: QueueOutlookEntry, gains: number): PlannedChange {
  const { demandId, orderId, lineId, rank, waiting, projectedDate } = entry;
  const { promisedDate = null, legalDeadline = null } = entry;
  const late = legalDeadline !== null && isLate(projectedDate, legalDeadline);
  return {
    ...{ demandId, orderId, lineId, fromRank: null, toRank: rank, waiting, gains },
    ...{ promisedDate, legalDeadline, projectedBefore: null, projectedAfter: projectedDate },
    ...{ deadline: late ? 'CROSSED' : null, verdict: 'LOSES' },
  };
}

function deadlineOf(
  { legalDeadline, projectedDate }: QueueOutlookEntry,
  then: QueueOutlookEntry | null,
): PlannedChange['deadline'] {
  if (!legalDeadline) return null;
  const late = isLate(projectedDate, legalDeadline);
  const lateThen = then !== null && isLate(then.projectedDate, legalDeadline);
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

/** Deadlines first, then units, then dates, and in each as they are given: by the new place. */
function byWeight(changes: readonly PlannedChange[]): readonly PlannedChange[] {
  const groups: PlannedChange[][] = [[], [], [], [], [], [], []];
  for (const change of changes) groups[weightOf(change)]?.push(change);
  return groups.flat();
}

/** 0 to 6. */
function weightOf({ deadline, gains, verdict }: PlannedChange): number {
  if (deadline === 'CROSSED') return 0;
  if (deadline === 'SAVED') return 1;
  if (gains !== 0) return gains < 0 ? 2 : 3;
  return verdict === 'LOSES' ? 4 : verdict === 'WINS' ? 5 : 6;
}

function totalsOf(changes: readonly PlannedChange[], unchanged: number): PlanTotals {
  const verdicts = { WINS: 0, LOSES: 0, MOVES: 0 };
  const deadlines = { SAVED: 0, CROSSED: 0 };
  const units = { allocated: 0, revoked: 0 };
  for (const { verdict, deadline, gains } of changes) {
    verdicts[verdict] += 1;
    if (deadline !== null) deadlines[deadline] += 1;
    if (gains > 0) units.allocated += gains;
    else units.revoked -= gains;
  }
  return {
    winners: verdicts.WINS,
    losers: verdicts.LOSES,
    moved: verdicts.MOVES,
    unchanged,
    unitsAllocated: units.allocated,
    unitsRevoked: units.revoked,
    deadlinesSaved: deadlines.SAVED,
    deadlinesCrossed: deadlines.CROSSED,
  };
}
