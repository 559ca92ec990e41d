import type { RankingFacts } from '#backorder/contract';
import { compareKeys, type QueueEntry, type QueueKey, type Rankable } from '#backorder/domain';

import type { StockEvent } from '#stock/contract';

type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];

/** What identifies an order's line. */
export interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

/** An order's line as this SKU sees it. Kept for good: goods may come back long after they left. */
export interface Line extends LineId {
  onHold: boolean;
  /** The order's revision since which it says what the line was last ranked by. Placing it tells the first. */
  rankedAsOf: number;
  /** Units that ever shipped; returns do not lower it. */
  shipped: number;
  returned: number;
  readonly shipments: string[];
  readonly returns: string[];
  /** The first demand, and one more whenever the line's quantity was raised. */
  readonly demands: Demand[];
}

/** A demand of a line: some units allocated, some waiting. While units wait it is an entry of the queue. */
export interface Demand extends QueueEntry, Rankable {
  readonly demandId: string;
  readonly line: Line;
  /** Its place in the queue, also while it does not wait: a revoked allocation waits there. */
  key: QueueKey;
  allocated: number;
  facts: RankingFacts;
  /** Of the event that enqueued it. */
  readonly revision: number;
  priorityClass: number | null;
  starving: boolean;
  pinned: boolean;
  moved: boolean;
  /** A policy was applied since it was pinned: it then goes back to no place of before. */
  outlived: boolean;
  /** Somebody holds this demand, apart from any hold of its order. */
  ownHold: boolean;
}

/** `secured` = allocated now + shipped so far. */
export interface LineTotals {
  readonly secured: number;
  readonly waiting: number;
}

export function newLine({ orderId, lineId }: LineId): Line {
  const line: Line = {
    orderId,
    lineId,
    onHold: false,
    rankedAsOf: 0,
    shipped: 0,
    returned: 0,
    shipments: [],
    returns: [],
    demands: [],
  };
  return line;
}

/** What ranks a demand, as its sourcing tells it. */
export function factsOf({
  priorityClass: tier,
  dueDate,
  tags,
  waitingSince,
  ranking,
}: Pick<Sourced, 'priorityClass' | 'dueDate' | 'tags' | 'waitingSince' | 'ranking'>): RankingFacts {
  const facts = { tier, dueDate, tags, waitingSince };
  return ranking ? Object.assign(facts, ranking) : facts;
}

/** A demand as it joins the books: nothing was set by hand yet. Member by member: every order line comes by here. */
export function newDemand(
  given: Pick<Demand, 'demandId' | 'line' | 'key' | 'whole' | 'facts' | 'revision' | 'held'>,
): Demand {
  const { demandId, line, key, whole, facts, revision, held } = given;
  return {
    demandId,
    line,
    key,
    whole,
    facts,
    revision,
    held,
    priorityClass: null,
    starving: false,
    pinned: false,
    moved: false,
    outlived: false,
    ownHold: false,
    waiting: 0,
    allocated: 0,
  };
}

export function lineKey({ orderId, lineId }: LineId): string {
  return `${orderId}/${lineId}`;
}

export function totalsOf(line: Line): LineTotals {
  let secured = line.shipped;
  let waiting = 0;
  for (const demand of line.demands) {
    secured += demand.allocated;
    waiting += demand.waiting;
  }
  return { secured, waiting };
}

export function bestRankedFirst(demands: Iterable<Demand>): Demand[] {
  return [...demands].sort((a, b) => compareKeys(a.key, b.key));
}

export interface Part {
  readonly demand: Demand;
  readonly quantity: number;
}

/** Up to `units`, taken from the demands in the order given; demands that give nothing are left out. */
export function takeFrom(
  demands: readonly Demand[],
  unitsOf: (demand: Demand) => number,
  units: number,
): Part[] {
  const parts: Part[] = [];
  let left = units;
  for (const demand of demands) {
    const quantity = Math.min(unitsOf(demand), left);
    if (quantity > 0) parts.push({ demand, quantity });
    left -= quantity;
  }
  return parts;
}

export function sumOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, part) => sum + part.quantity, 0);
}
