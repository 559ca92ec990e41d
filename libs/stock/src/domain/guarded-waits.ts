import type { Instant } from '#kernel';
import type { Demand } from './lines.js';

/** Waiting demands by how long they wait, for a policy that lets nobody starve. Changed by `evolve` only. */
export class GuardedWaits {
  private readonly demands: Demand[];
  private readonly members: Set<Demand>;
  /** Those before it wait no more. */
  private from = 0;

  constructor(waiting: Iterable<Demand>) {
    this.demands = [...waiting].sort(byWait);
    this.members = new Set(this.demands);
  }

  add(demand: Demand): void {
    if (this.members.has(demand)) return;
    this.members.add(demand);
    let at = this.demands.length;
    // Almost always the last to come has waited least.
    while (at > this.from && byWait(this.demands[at - 1]!, demand) > 0) at -= 1;
    this.demands.splice(at, 0, demand);
    this.settle();
  }

  /** Those who wait since before an instant and were not promoted yet, the longest wait first, at most `limit`. */
  before(instant: Instant, limit: number): Demand[] {
    const found: Demand[] = [];
    for (let at = this.from; at < this.demands.length && found.length < limit; at += 1) {
      const demand = this.demands[at]!;
      if (demand.facts.waitingSince >= instant) break;
      if (counts(demand)) found.push(demand);
    }
    return found;
  }

  /** Forgets those at the beginning whose wait has ended. */
  settle(): void {
    while (this.from < this.demands.length && !counts(this.demands[this.from]!)) {
      this.members.delete(this.demands[this.from]!);
      this.from += 1;
    }
    if (this.from < 1000 || this.from * 2 < this.demands.length) return;
    this.demands.splice(0, this.from);
    this.from = 0;
  }
}

function counts({ waiting, pinned, starving }: Demand): boolean {
  return waiting > 0 && !pinned && !starving;
}

function byWait(a: Demand, b: Demand): number {
  const [left, right] = [a.facts.waitingSince, b.facts.waitingSince];
  return left < right ? -1 : left > right ? 1 : a.revision - b.revision;
}
