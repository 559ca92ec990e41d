import {
  grantOf,
  lowerBound,
  needOf,
  type QueueBlock,
  type QueueEntry,
  type Standing,
} from './queue-block.js';
import type { RankedQueue } from './ranked-queue.js';

/** Most passed-over lines that a decision names; how many there were follows from the last rank served. */
export const PASSED_OVER_NAMED = 50;

export interface PlanRequest<Entry extends QueueEntry> {
  readonly queue: RankedQueue<Entry>;
  /** Free units to hand out. */
  readonly units: number;
  /** Most allocations of one round. */
  readonly limit: number;
  /** Entries of the queue that stand differently once earlier events of the same decision are applied. */
  readonly changed?: ReadonlyMap<Entry, Standing>;
  /** An entry that joins the queue by an earlier event of the same decision. */
  readonly added?: Entry | undefined;
}

/** `rank` 1 is the head, counted before this round. */
export interface PlannedAllocation<Entry> {
  readonly entry: Entry;
  readonly quantity: number;
  readonly rank: number;
}

/** An entry that got nothing although a worse-ranked one did. */
export interface PassedOver<Entry> {
  readonly entry: Entry;
  readonly rank: number;
  readonly reason: 'ON_HOLD' | 'NEEDS_COMPLETE';
  readonly waiting: number;
}

export interface AllocationPlan<Entry> {
  readonly allocations: readonly PlannedAllocation<Entry>[];
  /** The best-ranked of them, at most `PASSED_OVER_NAMED`. */
  readonly passedOver: readonly PassedOver<Entry>[];
  /** The limit cut this round short: the units left would serve further entries. */
  readonly more: boolean;
}

interface Turn<Entry> {
  readonly entry: Entry;
  readonly standing: Standing;
  readonly rank: number;
}

/**
 * Hands out units in queue order. A divisible demand takes what is left, an all-or-nothing one takes all it waits for
 * or is passed over, a held one is passed over. Rounds are greedy from the head, so that several rounds with the same
 * units give what one long round would.
 */
export function planAllocations<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
): AllocationPlan<Entry> {
  const allocations: PlannedAllocation<Entry>[] = [];
  let left = request.units;
  let more = false;
  for (const { entry, standing, rank } of turns(request, () => left)) {
    const quantity = grantOf(entry, standing, left);
    if (quantity === 0) continue;
    more = allocations.length === request.limit;
    if (more) break;
    allocations.push({ entry, quantity, rank });
    left -= quantity;
  }
  return { allocations, passedOver: passedOver(request, allocations), more };
}

/** The entries that `left` units might serve, in order; blocks that they cannot serve are stepped over. */
function* turns<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
  left: () => number,
): Generator<Turn<Entry>> {
  let rank = 0;
  for (const block of blocksOf(request)) {
    if (left() === 0) return;
    if (block.leastNeed > left() && !touches(block, request.changed)) {
      rank += block.entries.length;
      continue;
    }
    for (const entry of block.entries) {
      const standing = request.changed?.get(entry) ?? entry;
      if (standing.waiting === 0) continue;
      rank += 1;
      yield { entry, standing, rank };
    }
  }
}

type Run<Entry extends QueueEntry> = Pick<QueueBlock<Entry>, 'entries' | 'leastNeed'>;

/** The queue's blocks, with an added entry as a block of its own in its place. */
function* blocksOf<Entry extends QueueEntry>({ queue, added }: PlanRequest<Entry>): Generator<Run<Entry>> {
  let pending = added;
  for (const block of queue.blocks) {
    const at = pending ? lowerBound(block.entries, pending.key) : block.entries.length;
    if (!pending || at === block.entries.length) {
      yield block;
      continue;
    }
    yield { entries: block.entries.slice(0, at), leastNeed: block.leastNeed };
    yield alone(pending);
    yield { entries: block.entries.slice(at), leastNeed: block.leastNeed };
    pending = undefined;
  }
  if (pending) yield alone(pending);
}

function alone<Entry extends QueueEntry>(entry: Entry): Run<Entry> {
  return { entries: [entry], leastNeed: needOf(entry, entry) };
}

function touches<Entry extends QueueEntry>(
  block: Run<Entry>,
  changed: ReadonlyMap<Entry, Standing> | undefined,
): boolean {
  if (!changed) return false;
  for (const entry of changed.keys()) {
    if (block.entries[lowerBound(block.entries, entry.key)] === entry) return true;
  }
  return false;
}

function passedOver<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
  allocations: readonly PlannedAllocation<Entry>[],
): PassedOver<Entry>[] {
  const last = allocations.at(-1);
  const served = new Set(allocations.map((allocation) => allocation.entry));
  const named: PassedOver<Entry>[] = [];
  let rank = 0;
  for (const entry of entriesOf(request)) {
    if (!last || entry === last.entry || named.length === PASSED_OVER_NAMED) break;
    const standing = request.changed?.get(entry) ?? entry;
    if (standing.waiting === 0) continue;
    rank += 1;
    if (served.has(entry)) continue;
    const reason = standing.held ? 'ON_HOLD' : 'NEEDS_COMPLETE';
    named.push({ entry, rank, reason, waiting: standing.waiting });
  }
  return named;
}

function* entriesOf<Entry extends QueueEntry>(request: PlanRequest<Entry>): Generator<Entry> {
  for (const block of blocksOf(request)) yield* block.entries;
}
