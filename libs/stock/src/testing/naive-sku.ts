import type { PriorityPolicy } from '#backorder/contract';
import { DEFAULT_POLICY, rankedPlace } from '#backorder/domain';
import type { StockEvent } from '#stock/contract';
import { factsOf } from '../domain/lines.js';
import type { EventData } from '../domain/sku-state.js';
import { isPastGuard, keyBy, type NaiveDemand } from './naive-demand.js';

const NOW = '2026-01-05T15:00:00.000Z';

type Part = { readonly demandId: string; readonly quantity: number };

/** The reference model: one array, sorted and filtered anew for every question. Slow and plain on purpose. */
export class NaiveSku {
  readonly demands: NaiveDemand[] = [];
  readonly held = new Set<string>();
  available = 0;
  policy: PriorityPolicy = DEFAULT_POLICY;
  /** Before it nobody is served. */
  releaseAt: string | null = null;
  private revision = 0;

  /** Follows the events by what they say, not by how the decider keeps its state. */
  apply(event: StockEvent): void {
    this.available += availableDelta(event);
    this.follow(event);
    for (const demand of this.demands) if (demand.waiting === 0) demand.moved = demand.starving = false;
    for (const demand of this.demands) demand.key = keyBy(this.policy, demand);
    this.revision += 1;
  }

  /** Waiting demands, next first. */
  queue(): NaiveDemand[] {
    return this.demands.filter((demand) => demand.waiting > 0).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  names(): string[] {
    return this.queue().map(({ demandId }) => demandId);
  }

  /** Who has waited too long and was not put ahead for it yet, the longest wait first. */
  starving(): NaiveDemand[] {
    return this.queue()
      .filter((demand) => !demand.pinned && !demand.starving && isPastGuard(this.policy, demand))
      .sort(
        (a, b) =>
          Date.parse(a.facts.waitingSince) - Date.parse(b.facts.waitingSince) || a.revision - b.revision,
      );
  }

  /** Who gets the available units now, and who is passed over by that. */
  plan(): { allocations: (Part & { rank: number })[]; passedOver: string[] } {
    let left = this.isReleased() ? this.available : 0;
    const turns = this.queue().map((demand, index) => {
      const quantity = this.grant(demand, left);
      left -= quantity;
      return { demandId: demand.demandId, quantity, rank: index + 1 };
    });
    const last = turns.findLastIndex((turn) => turn.quantity > 0);
    return {
      allocations: turns.filter((turn) => turn.quantity > 0),
      passedOver: turns.filter((turn, at) => at < last && turn.quantity === 0).map((turn) => turn.demandId),
    };
  }

  /** What a demand gets at once, when the available units hold `claimed` ones that were reserved for it. */
  sourced(data: EventData<'stock.LineSourced'>, claimed: number): number {
    const key = this.keyOf(data);
    // Whoever starves has a claim before any newcomer, wherever it stands.
    const before = this.queue().filter((demand) => this.starving().length > 0 || demand.key < key);
    const free = before.reduce((left, demand) => left - this.grant(demand, left), this.available - claimed);
    const units = Math.min(data.requested, Math.min(claimed, data.requested) + free);
    const all = data.shipPolicy === 'SPLIT' || units === data.requested;
    return all && !data.onHold && this.isReleased() ? units : 0;
  }

  keyOf(data: EventData<'stock.LineSourced'>): string {
    const { revision } = this;
    return rankedPlace(this.policy, { facts: factsOf(data), priorityClass: null, revision, starving: false });
  }

  isReleased(now = NOW): boolean {
    return this.releaseAt === null || this.releaseAt <= now;
  }

  isHeld(demand: NaiveDemand): boolean {
    return this.held.has(demand.lineId) || demand.onHold;
  }

  private grant(demand: NaiveDemand, left: number): number {
    if (this.isHeld(demand) || (demand.whole && demand.waiting > left)) return 0;
    return Math.min(demand.waiting, left);
  }

  private follow(event: StockEvent): void {
    switch (event.type) {
      case 'stock.LineSourced':
        return this.source(event.data);
      case 'stock.BackordersAllocated':
        return event.data.allocations.forEach((part) =>
          this.change(part.demandId, -part.quantity, part.quantity),
        );
      case 'stock.AllocationsRevoked':
        return event.data.revocations.forEach((part) =>
          this.change(part.demandId, part.quantity, -part.quantity),
        );
      case 'stock.LineReduced':
        return event.data.demands.forEach((d) => this.change(d.demandId, -d.fromWaiting, -d.fromAllocated));
      case 'stock.LineShipped':
        event.data.fromWaiting.forEach((part) => this.change(part.demandId, -part.quantity, 0));
        return event.data.fromAllocation.forEach((part) => this.change(part.demandId, 0, -part.quantity));
      case 'stock.ItemReleaseSet':
        this.releaseAt = event.data.releaseAt;
        return;
      case 'stock.ItemReleased':
        this.releaseAt = null;
        return;
      case 'stock.LineHeld':
        this.held.add(event.data.lineId);
        return;
      case 'stock.LineResumed':
        this.held.delete(event.data.lineId);
        return;
      default:
        this.reorder(event);
    }
  }

  private reorder(event: StockEvent): void {
    switch (event.type) {
      case 'stock.PriorityPolicyApplied':
        this.policy = event.data.policy;
        for (const demand of this.demands) {
          demand.starving = false;
          if (!demand.pinned) demand.moved = false;
        }
        return;
      case 'stock.BackordersReprioritised':
        for (const { demandId, after } of event.data.changes) Object.assign(this.find(demandId), after);
        return;
      case 'stock.BackordersPromoted':
        for (const { demandId } of event.data.demands) {
          Object.assign(this.find(demandId), { starving: true, moved: false });
        }
        return;
      case 'stock.RankingFactsChanged':
        for (const demand of this.demands) {
          if (demand.lineId === event.data.lineId) demand.facts = { ...demand.facts, ...event.data.ranking };
        }
        return;
      default:
    }
  }

  private source(data: EventData<'stock.LineSourced'>): void {
    if (data.onHold) this.held.add(data.lineId);
    this.demands.push({
      demandId: data.demandId,
      lineId: data.lineId,
      revision: this.revision,
      whole: data.shipPolicy !== 'SPLIT',
      facts: factsOf(data),
      key: this.keyOf(data),
      ...{ pinned: false, moved: false, starving: false, priorityClass: null, onHold: false },
      waiting: data.backordered,
      allocated: data.allocated,
      asked: data.requested - data.refused,
    });
  }

  private change(demandId: string, waiting: number, allocated: number): void {
    const demand = this.find(demandId);
    demand.waiting += waiting;
    demand.allocated += allocated;
  }

  private find(demandId: string): NaiveDemand {
    return this.demands.filter((candidate) => candidate.demandId === demandId)[0]!;
  }
}

function availableDelta(event: StockEvent): number {
  switch (event.type) {
    case 'stock.StockReceived':
    case 'stock.ReservationEnded':
      return event.data.quantity;
    case 'stock.SupplyReceived':
      return event.data.accepted;
    case 'stock.StockCounted':
    case 'stock.StockAdjusted':
      return event.data.delta;
    case 'stock.StockReserved':
      return -event.data.quantity;
    case 'stock.LineSourced':
      return -event.data.allocated;
    case 'stock.BackordersAllocated':
      return -total(event.data.allocations);
    case 'stock.AllocationsRevoked':
      return total(event.data.revocations);
    case 'stock.LineReduced':
      return event.data.demands.reduce((sum, demand) => sum + demand.fromAllocated, 0);
    case 'stock.LineShipped':
      return -event.data.fromAvailable - event.data.fromOthers;
    case 'stock.LineReturned':
      return event.data.restocked ? event.data.quantity : 0;
    default:
      return 0;
  }
}

function total(parts: readonly { quantity: number }[]): number {
  return parts.reduce((sum, part) => sum + part.quantity, 0);
}
