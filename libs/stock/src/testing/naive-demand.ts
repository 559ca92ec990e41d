import type { Placement, PriorityPolicy, RankingFacts } from '#backorder/contract';
import { rankedPlace } from '#backorder/domain';

/** A demand of the reference model. Its key is looked up anew whenever anything that may change it happens. */
export interface NaiveDemand extends Placement {
  readonly demandId: string;
  readonly lineId: string;
  readonly revision: number;
  readonly whole: boolean;
  facts: RankingFacts;
  key: string;
  pinned: boolean;
  moved: boolean;
  starving: boolean;
  priorityClass: number | null;
  onHold: boolean;
  waiting: number;
  allocated: number;
  readonly asked: number;
}

export function keyBy(policy: PriorityPolicy, demand: NaiveDemand): string {
  return demand.pinned || demand.moved ? demand.key : rankedPlace(policy, demand);
}

/** By the time of the tests, 5 January 2026, 15:00. */
export function isPastGuard({ guardDays }: PriorityPolicy, { facts }: NaiveDemand): boolean {
  const days = (Date.UTC(2026, 0, 5, 15) - Date.parse(facts.waitingSince)) / 86_400_000;
  return guardDays !== null && days > guardDays;
}
