import { compareKeys, type QueueEntry, type QueueKey } from '#backorder/domain';

/** What identifies an order's line. */
export interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

/** An order's line as this SKU sees it. Kept for good: goods may come back long after they left. */
export interface Line extends LineId {
  onHold: boolean;
  /** Units that ever shipped; returns do not lower it. */
  shipped: number;
  returned: number;
  readonly shipments: string[];
  readonly returns: string[];
  /** The first demand, and one more whenever the line's quantity was raised. */
  readonly demands: Demand[];
}

/** A demand of a line: some units allocated, some waiting. While units wait it is an entry of the queue. */
export interface Demand extends QueueEntry {
  readonly demandId: string;
  readonly line: Line;
  /** Its place in the queue, also when it never waited: a revoked allocation waits there. */
  readonly key: QueueKey;
  allocated: number;
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
    shipped: 0,
    returned: 0,
    shipments: [],
    returns: [],
    demands: [],
  };
  return line;
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
