import { DEFAULT_POLICY, planAllocations, type PlannedAllocation, type Standing } from '#backorder/domain';
import { ALLOCATIONS_PER_ROUND, type StockEvent } from '#stock/contract';
import type { Place } from './decision.js';
import { totalsOf, type Demand, type Line, type LineTotals } from './lines.js';
import type { AllocationCause, EventData, SkuState } from './sku-state.js';

/** A line that earlier events of the same decision change: how it and its demands will stand then. */
export interface LineOutlook {
  readonly line: Line;
  readonly totals: LineTotals;
  readonly standings: ReadonlyMap<Demand, Standing>;
}

export interface Service {
  readonly place: Place;
  readonly cause: AllocationCause;
  /** Free units once earlier events of the decision are applied. */
  readonly available: number;
  readonly changed?: LineOutlook | undefined;
  /** A demand that begins to wait in the same decision. */
  readonly added?: Demand | undefined;
}

/** One round of serving the queue, where the policy says that free units go to it at once. */
export function serveAtOnce(state: SkuState, service: Service): StockEvent[] {
  return state.policy.mode === 'AUTO' ? serveQueue(state, service) : [];
}

/** One round of serving the queue in priority order; nothing when the free units serve nobody. */
export function serveQueue(state: SkuState, service: Service): StockEvent[] {
  const { place, cause, available, changed, added } = service;
  const plan = planAllocations({
    queue: state.queue,
    units: available,
    limit: ALLOCATIONS_PER_ROUND,
    added,
    ...(changed && { changed: changed.standings }),
  });
  if (plan.allocations.length === 0) return [];
  const round = {
    allocations: withTotals(plan.allocations, changed),
    passedOver: plan.passedOver.map(({ entry, rank, reason, waiting }) => ({
      ...identityOf(entry),
      rank,
      reason,
      waiting,
    })),
    more: plan.more,
  };
  return [roundOf(place, cause, round)];
}

type Allocated = EventData<'stock.BackordersAllocated'>;

export function roundOf(
  place: Place,
  cause: AllocationCause,
  round: Pick<Allocated, 'allocations' | 'passedOver' | 'more'>,
): StockEvent {
  const policyVersion = DEFAULT_POLICY.version;
  const data: Allocated = { ...place, cause, rule: 'PRIORITY_ORDER', policyVersion, ...round };
  return { type: 'stock.BackordersAllocated', data };
}

/** Several demands of one line may be served in a round: each tells the line's totals after the whole round. */
function withTotals(
  allocations: readonly PlannedAllocation<Demand>[],
  changed: LineOutlook | undefined,
): EventData<'stock.BackordersAllocated'>['allocations'] {
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

export function identityOf({ line, demandId }: Demand): {
  orderId: string;
  lineId: string;
  demandId: string;
} {
  return { orderId: line.orderId, lineId: line.lineId, demandId };
}
