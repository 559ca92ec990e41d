import type { OverrideReason } from '#backorder/contract';
import { META, type ProjectedEvent } from '#eventing';
import type { StockEvent } from '#stock/contract';

/** Somebody who stood before a backorder in a decision. `units` are what it got. */
export interface Ahead {
  readonly demandId: string;
  readonly orderId: string;
  readonly rank: number;
  readonly units: number;
  /** Why it got nothing; null: it was served. */
  readonly passedOver: string | null;
}

/** A decision that gave units to a backorder, as it stands in the log. */
export interface AllocationDecision {
  readonly at: string;
  readonly position: bigint;
  readonly revision: number;
  readonly units: number;
  readonly rank: number | null;
  readonly rule: 'FROM_STOCK' | Allocated['rule'];
  readonly cause: 'ORDER_PLACED' | Allocated['cause'];
  readonly policyVersion: string;
  readonly reasonCode: OverrideReason | null;
  readonly note: string | null;
  readonly ahead: readonly Ahead[];
}

/** A decision that gave units to others and not to it, and said why. */
export interface PassedOver {
  readonly at: string;
  readonly position: bigint;
  readonly rank: number;
  readonly reason: string;
  readonly cause: Allocated['cause'];
}

type Allocated = Extract<StockEvent, { readonly type: 'stock.BackordersAllocated' }>['data'];
type Heard = ProjectedEvent & StockEvent;

/** What the decisions on a SKU say of one demand. Nothing is worked out anew: all of it stands in the events. */
export class AllocationHistory {
  readonly decisions: AllocationDecision[] = [];
  readonly passedOver: PassedOver[] = [];

  constructor(private readonly demandId: string) {}

  take(event: ProjectedEvent): void {
    const heard = event as Heard;
    if (heard.type === 'stock.LineSourced') this.sourced(heard);
    if (heard.type === 'stock.BackordersAllocated') this.allocated(heard);
  }

  private sourced(event: Extract<Heard, { readonly type: 'stock.LineSourced' }>): void {
    const { data } = event;
    if (data.demandId !== this.demandId || data.allocated === 0) return;
    this.decisions.push({
      ...placeOf(event),
      units: data.allocated,
      rank: data.rank,
      rule: 'FROM_STOCK',
      cause: 'ORDER_PLACED',
      policyVersion: data.policyVersion,
      ...{ reasonCode: null, note: null, ahead: [] },
    });
  }

  private allocated(event: Extract<Heard, { readonly type: 'stock.BackordersAllocated' }>): void {
    const { data } = event;
    const own = data.allocations.find(({ demandId }) => demandId === this.demandId);
    const skipped = data.passedOver.find(({ demandId }) => demandId === this.demandId);
    if (skipped) {
      const { rank, reason } = skipped;
      const { at, position } = placeOf(event);
      this.passedOver.push({ at, position, rank, reason, cause: data.cause });
    }
    if (!own) return;
    const { rule, cause, policyVersion, justification } = data;
    this.decisions.push({
      ...placeOf(event),
      ...{ units: own.quantity, rank: own.rank, rule, cause, policyVersion },
      reasonCode: justification?.reasonCode ?? null,
      note: justification?.note ?? null,
      ahead: aheadOf(data, own.rank),
    });
  }
}

function placeOf(event: ProjectedEvent): Pick<AllocationDecision, 'at' | 'position' | 'revision'> {
  return { at: event.meta[META.at] ?? '', position: event.position, revision: Number(event.revision) };
}

function aheadOf({ allocations, passedOver }: Allocated, rank: number): readonly Ahead[] {
  const served = allocations.map((each) => ({ ...each, units: each.quantity, passedOver: null }));
  const skipped = passedOver.map((each) => ({ ...each, units: 0, passedOver: each.reason }));
  return [...served, ...skipped]
    .filter((each) => each.rank < rank)
    .sort((a, b) => a.rank - b.rank)
    .map(({ demandId, orderId, rank: own, units, passedOver: why }) => ({
      ...{ demandId, orderId, rank: own, units, passedOver: why },
    }));
}
