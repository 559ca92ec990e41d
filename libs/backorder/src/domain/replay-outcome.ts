import type { StockEvent } from '#stock/contract';

/** How demand of a period fared. Quantities in units; days are whole calendar days in UTC. */
export interface ReplayFigures {
  readonly demands: number;
  readonly requested: number;
  /** Got from the shelf when they were asked for, and by the end of the period. */
  readonly atOnce: number;
  readonly filled: number;
  /** Came after the date that was needed or promised, or had not come by the end though it had passed. */
  readonly late: number;
  readonly deadlinesMissed: number;
  readonly longestWaitDays: number;
}

export type ReplaySegments = ReadonlyMap<string, ReplayFigures>;

interface Fate {
  readonly segments: readonly string[];
  readonly since: string;
  readonly due: string | null;
  deadline: string | null;
  requested: number;
  atOnce: number;
  filled: number;
  waiting: number;
  late: number;
  missed: boolean;
  longest: number;
}

const DAY = 86_400_000;
export const ALL = 'all';

/** Follows what a replay decides, and says what became of the demand. */
export class ReplayOutcome {
  private readonly fates = new Map<string, Fate>();

  readonly take = (event: StockEvent, at: string): void => {
    switch (event.type) {
      case 'stock.LineSourced':
        return this.sourced(event.data);
      case 'stock.BackordersAllocated':
        for (const { demandId, quantity } of event.data.allocations) this.served(demandId, quantity, at);
        return;
      case 'stock.AllocationsRevoked':
        for (const { demandId, quantity } of event.data.revocations) this.served(demandId, -quantity, at);
        return;
      case 'stock.LineReduced':
        for (const { demandId, fromWaiting } of event.data.demands) this.withdrawn(demandId, fromWaiting);
        return;
      default:
    }
  };

  /** What waits at the end has waited until then. */
  figures(end: string): ReplaySegments {
    const segments = new Map<string, ReplayFigures>();
    for (const fate of this.fates.values()) {
      for (const name of fate.segments)
        segments.set(name, sumOf(segments.get(name) ?? NOTHING, closed(fate, end)));
    }
    return segments;
  }

  private sourced(data: Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data']): void {
    const { priorityClass, tags, ranking, dueDate, allocated, backordered } = data;
    const segment = ranking?.segment;
    const promised = ranking?.promisedDate;
    this.fates.set(data.demandId, {
      segments: [
        ALL,
        `tier ${priorityClass}`,
        ...tags.map((tag) => `tag ${tag}`),
        ...(segment ? [`segment ${segment}`] : []),
      ],
      since: data.waitingSince,
      due: promised ?? dueDate,
      deadline: ranking?.legalDeadline ?? null,
      requested: allocated + backordered,
      atOnce: allocated,
      filled: allocated,
      waiting: backordered,
      ...{ late: 0, missed: false, longest: 0 },
    });
  }

  private served(demandId: string, quantity: number, at: string): void {
    const fate = this.fates.get(demandId);
    if (!fate) return; // it was asked for before the period
    fate.filled += quantity;
    fate.waiting -= quantity;
    if (quantity > 0) judge(fate, quantity, at);
  }

  private withdrawn(demandId: string, quantity: number): void {
    const fate = this.fates.get(demandId);
    if (!fate) return;
    fate.waiting -= quantity;
    fate.requested -= quantity;
  }
}

function judge(fate: Fate, quantity: number, at: string): void {
  const day = at.slice(0, 10);
  if (fate.due !== null && day > fate.due) fate.late += quantity;
  if (fate.deadline !== null && day > fate.deadline) fate.missed = true;
  fate.longest = Math.max(fate.longest, daysBetween(fate.since, at));
}

function closed(fate: Fate, end: string): Fate {
  const last = { ...fate };
  if (last.waiting > 0) judge(last, last.waiting, end);
  return last;
}

function daysBetween(since: string, at: string): number {
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / DAY));
}

const NOTHING: ReplayFigures = {
  ...{ demands: 0, requested: 0, atOnce: 0, filled: 0 },
  ...{ late: 0, deadlinesMissed: 0, longestWaitDays: 0 },
};

function sumOf(before: ReplayFigures, fate: Fate): ReplayFigures {
  return {
    demands: before.demands + 1,
    requested: before.requested + fate.requested,
    atOnce: before.atOnce + fate.atOnce,
    filled: before.filled + fate.filled,
    late: before.late + fate.late,
    deadlinesMissed: before.deadlinesMissed + (fate.missed ? 1 : 0),
    longestWaitDays: Math.max(before.longestWaitDays, fate.longest),
  };
}
