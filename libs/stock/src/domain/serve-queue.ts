import { policyVersionOf, type OverrideReason } from '#backorder/contract';
import {
  classOf,
  planAllocations,
  starvingPlace,
  type PlannedAllocation,
  type Standing,
} from '#backorder/domain';
import type { Instant } from '#kernel';
import { ALLOCATIONS_PER_ROUND, type StockEvent } from '#stock/contract';
import type { Place } from './decision.js';
import { identityOf } from './demand-id.js';
import { divisionOf, promoted, starvingDemands } from './division.js';
import { totalsOf, type Demand, type Line, type LineTotals } from './lines.js';
import { isReleased, type Release } from './release.js';
import type { AllocationCause, EventData, SkuState } from './sku-state.js';

/** A line that earlier events of the same decision change: how it and its demands will stand then. */
export interface LineOutlook {
  readonly line: Line;
  readonly totals: LineTotals;
  readonly standings: ReadonlyMap<Demand, Standing>;
}

export interface Service {
  readonly place: Place;
  readonly now: Instant;
  readonly cause: AllocationCause;
  /** Free units once earlier events of the decision are applied. */
  readonly available: number;
  readonly changed?: LineOutlook | undefined;
  /** A demand that begins to wait, or waits again, in the same decision. */
  readonly added?: Demand | undefined;
  /** As an earlier event of the decision sets it; left out: as it is. */
  readonly release?: Release | null;
}

/** One round of serving the queue, where the policy says that free units go to it at once. */
export function serveAtOnce(state: SkuState, service: Service): StockEvent[] {
  return state.policy.mode === 'AUTO' ? serveQueue(state, service) : [];
}

/**
 * One round of serving the queue in its order; nothing when the free units serve nobody. Where somebody has waited
 * longer than the policy's guard, the round waits until they have taken their places. Before its release nobody is.
 */
export function serveQueue(state: SkuState, service: Service): StockEvent[] {
  const { place, now, cause, available, changed, added, release = state.release } = service;
  if (!isReleased(release, now)) return [];
  const plan = planAllocations({
    queue: state.queue,
    units: available,
    limit: ALLOCATIONS_PER_ROUND,
    added,
    division: divisionOf(state, now),
    sharesWith: sharing(state),
    ...(changed && { changed: changed.standings }),
  });
  if (plan.allocations.length === 0) return [];
  const starving = starvingDemands(state, now);
  if (passesOver(plan.allocations, starving)) return [promoted(state, place, starving, cause)];
  const passedOver = plan.passedOver.map(({ entry, rank, reason, waiting }) => ({
    ...identityOf(entry),
    rank,
    reason,
    waiting,
  }));
  const allocations = withTotals(plan.allocations, changed);
  return rounds(allocations).map((part, nth, { length }) =>
    roundOf(state, place, {
      cause,
      rule: state.priority.allocation.rule,
      allocations: part,
      passedOver: nth === 0 ? passedOver : [],
      more: plan.more && nth === length - 1,
    }),
  );
}

/** Whether somebody would be served who comes after the first of those who starve. */
function passesOver(allocations: readonly PlannedAllocation<Demand>[], [first]: readonly Demand[]): boolean {
  if (!first) return false;
  const turn = starvingPlace(first);
  return allocations.some(({ entry }) => entry.key > turn);
}

/** Neighbours of one class and one group of the queue share, where the policy says so. */
function sharing({ priority }: SkuState): ((demand: Demand) => string) | undefined {
  if (priority.allocation.rule !== 'FAIR_SHARE') return undefined;
  return (demand) => `${demand.key.slice(0, 1)}${classOf(priority, demand)}`;
}

export type Allocated = EventData<'stock.BackordersAllocated'>;

/** Events of bounded size; those who share may be more than one holds. */
export function rounds<Part>(parts: readonly Part[]): Part[][] {
  const chunks: Part[][] = [];
  for (let from = 0; from < parts.length; from += ALLOCATIONS_PER_ROUND) {
    chunks.push(parts.slice(from, from + ALLOCATIONS_PER_ROUND));
  }
  return chunks;
}

export interface Justified {
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
}

export function justificationOf({ reasonCode, note }: Justified): Justified {
  return { reasonCode, note };
}

export function roundOf(
  { priority }: SkuState,
  place: Place,
  round: Omit<Allocated, 'location' | 'sku' | 'policyVersion'>,
): StockEvent {
  const { cause, rule, ...rest } = round;
  const data: Allocated = { ...place, cause, rule, policyVersion: policyVersionOf(priority), ...rest };
  return { type: 'stock.BackordersAllocated', data };
}

/** Several demands of one line may be served in a round: each tells the line's totals after the whole round. */
export function withTotals(
  allocations: readonly PlannedAllocation<Demand>[],
  changed?: Pick<LineOutlook, 'line' | 'totals'>,
): Allocated['allocations'] {
  const granted = new Map<Line, number>();
  for (const { entry, quantity } of allocations) {
    granted.set(entry.line, (granted.get(entry.line) ?? 0) + quantity);
  }
  return allocations.map(({ entry, quantity, rank }) => {
    const units = granted.get(entry.line) ?? 0;
    const before = changed?.line === entry.line ? changed.totals : totalsOf(entry.line);
    const after = { secured: before.secured + units, waiting: before.waiting - units };
    return { ...identityOf(entry), quantity, rank, ...after };
  });
}
