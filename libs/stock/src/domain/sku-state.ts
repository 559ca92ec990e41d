import type { PriorityPolicy } from '#backorder/contract';
import { DEFAULT_POLICY, type QuotaUse, RankedQueue, rankedPlace } from '#backorder/domain';
import type { StockEvent } from '#stock/contract';
import { GuardedWaits } from './guarded-waits.js';
import { emptyLedger, type Ledger } from './ledger.js';
import { lineKey, type Demand, type Line, type LineId } from './lines.js';
import type { Release } from './release.js';
import type { Reservations } from './reservations.js';
import type { Supplies } from './supplies.js';

export type EventData<Type extends StockEvent['type']> = Extract<StockEvent, { type: Type }>['data'];
export type AllocationCause = EventData<'stock.BackordersAllocated'>['cause'];
export type ItemFacts = Omit<EventData<'stock.ItemDescribed'>, 'location' | 'sku'>;
export type BackorderPolicy = Omit<EventData<'stock.BackorderPolicySet'>, 'location' | 'sku'>;

/** One SKU at one location: ledger, holds, expected supply and queue, consistent with each other. */
export interface SkuState {
  item: ItemFacts | null;
  policy: BackorderPolicy;
  /** What began the allocation run whose next round is due; null: none is under way. */
  run: AllocationCause | null;
  /** Before it nobody is served; null: there is none, or it has come. */
  release: Release | null;
  readonly ledger: Ledger;
  readonly supplies: Supplies;
  readonly reservations: Reservations;
  readonly lines: Map<string, Line>;
  queue: RankedQueue<Demand>;
  /** How the queue is ordered and served. */
  priority: PriorityPolicy;
  readonly quotaUse: QuotaUse;
  /** Who waits for the policy's guard; null: it has none. */
  guarded: GuardedWaits | null;
  /** Demands with allocated units: those that a shortage may take from. */
  readonly allocated: Set<Demand>;
}

export function emptySku(): SkuState {
  return {
    item: null,
    policy: { allowed: true, cap: null, mode: 'AUTO' },
    run: null,
    release: null,
    ledger: emptyLedger(),
    supplies: new Map(),
    reservations: { active: new Map(), ended: new Set() },
    lines: new Map(),
    queue: new RankedQueue(),
    priority: DEFAULT_POLICY,
    quotaUse: new Map(),
    guarded: null,
    allocated: new Set(),
  };
}

export function findLine(state: SkuState, id: LineId): Line | undefined {
  return state.lines.get(lineKey(id));
}

/** Waiting units of a demand change; it enters or leaves the queue as they become some or none. */
export function changeWaiting(state: SkuState, demand: Demand, delta: number): void {
  const waiting = demand.waiting + delta;
  if (demand.waiting > 0 && waiting > 0) {
    state.queue.change(demand, { waiting, held: demand.held });
    return;
  }
  if (demand.waiting > 0) state.queue.remove(demand);
  demand.waiting = waiting;
  if (waiting > 0) {
    state.queue.insert(demand);
    state.guarded?.add(demand);
  } else {
    endStay(state, demand);
  }
}

/** What put it elsewhere than the policy does, other than a pin, ends with its wait. */
function endStay(state: SkuState, demand: Demand): void {
  if (!demand.starving && !demand.moved) return;
  demand.starving = false;
  demand.moved = false;
  if (!demand.pinned) demand.key = rankedPlace(state.priority, demand);
}

/** Changes what places a demand, and its place with it. */
export function replace(state: SkuState, demand: Demand, change: (demand: Demand) => void): void {
  if (demand.waiting > 0) state.queue.remove(demand);
  change(demand);
  if (demand.waiting === 0) return;
  state.queue.insert(demand);
  state.guarded?.add(demand);
}

/** Orders the queue, and what may come back into it, by another policy; pinned demands keep their places. */
export function reorder(state: SkuState, policy: PriorityPolicy): void {
  state.priority = policy;
  const waiting: Demand[] = [];
  for (const { entries } of state.queue.blocks) for (const demand of entries) waiting.push(demand);
  for (const demand of waiting) reorderOne(policy, demand);
  for (const demand of state.allocated) if (demand.waiting === 0) reorderOne(policy, demand);
  state.queue = RankedQueue.of(waiting);
  state.guarded = policy.guardDays === null ? null : new GuardedWaits(waiting);
}

function reorderOne(policy: PriorityPolicy, demand: Demand): void {
  demand.starving = false;
  demand.outlived = demand.pinned;
  if (demand.pinned) return;
  demand.moved = false;
  demand.key = rankedPlace(policy, demand);
}

/** Allocated units of a demand change; where they come from or go to is the caller's to book. */
export function changeAllocated(state: SkuState, demand: Demand, delta: number): void {
  demand.allocated += delta;
  state.ledger.allocated += delta;
  if (demand.allocated > 0) state.allocated.add(demand);
  else state.allocated.delete(demand);
}

export function setHold(state: SkuState, line: Line, onHold: boolean): void {
  line.onHold = onHold;
  for (const demand of line.demands) {
    const held = onHold || demand.ownHold;
    if (demand.waiting > 0) state.queue.change(demand, { waiting: demand.waiting, held });
    else demand.held = held;
  }
}
