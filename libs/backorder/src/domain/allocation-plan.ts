import {
  grantOf,
  lowerBound,
  needOf,
  type QueueBlock,
  type QueueEntry,
  type Standing,
} from './queue-block.js';
import type { Division } from './claims.js';
import type { RankedQueue } from './ranked-queue.js';
import { grantUnder, NO_TERMS, shareRun, type Withheld } from './share-run.js';

/** Most demands that share units in one decision: of a longer run of neighbours the first so many share. */
export const SHARING_MOST = 5000;

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
  /** Terms and quotas; left out where the order of the queue decides alone. */
  readonly division?: Division<Entry> | undefined;
  /** Neighbours alike by this share what does not serve them all. Such a plan may be longer than its limit. */
  readonly sharesWith?: ((entry: Entry) => string) | undefined;
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
  readonly reason: 'ON_HOLD' | Withheld;
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
 * units give what one long round would. Where neighbours share, a round ends with a whole run of them.
 */
export function planAllocations<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
): AllocationPlan<Entry> {
  const round = newRound(request);
  if (request.sharesWith) planShares(request, request.sharesWith, round);
  else planTurns(request, round);
  const { allocations, more } = round;
  return { allocations, passedOver: passedOver(request, round), more };
}

/** What a round has come to so far. */
interface Round<Entry> {
  readonly allocations: PlannedAllocation<Entry>[];
  readonly withheld: Map<Entry, Withheld>;
  left: number;
  more: boolean;
}

function newRound<Entry extends QueueEntry>({ units }: PlanRequest<Entry>): Round<Entry> {
  return { allocations: [], withheld: new Map(), left: units, more: false };
}

function planTurns<Entry extends QueueEntry>(request: PlanRequest<Entry>, round: Round<Entry>): void {
  for (const turn of turns(request, () => round.left)) {
    const quantity = grantAt(request, turn, round);
    if (quantity === 0) continue;
    round.more = round.allocations.length === request.limit;
    if (round.more) break;
    give(request, round, { entry: turn.entry, quantity, rank: turn.rank });
  }
}

function planShares<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
  sharesWith: (entry: Entry) => string,
  round: Round<Entry>,
): void {
  let run: Turn<Entry>[] = [];
  for (const turn of turns(request, () => round.left)) {
    const before = run[0];
    if (before && (sharesWith(before.entry) !== sharesWith(turn.entry) || run.length === SHARING_MOST)) {
      share(request, round, run);
      run = [];
      round.more = round.allocations.length >= request.limit && round.left > 0;
      if (round.more) return;
    }
    run.push(turn);
  }
  share(request, round, run);
}

function share<Entry extends QueueEntry>(
  request: PlanRequest<Entry>,
  round: Round<Entry>,
  run: readonly Turn<Entry>[],
): void {
  const able = run.filter(({ standing }) => !standing.held);
  const metered = new Map<Entry, number>();
  const claims = able.map(({ entry, standing: { waiting } }) => {
    const most = request.division?.quotas.left(entry) ?? Infinity;
    const wanted = Math.min(waiting, most);
    // Taken ahead, so that the claims of a run together stay within a quota that they share.
    request.division?.quotas.take(entry, wanted);
    metered.set(entry, wanted);
    return { waiting, whole: entry.whole, most };
  });
  for (const [entry, wanted] of metered) request.division?.quotas.take(entry, -wanted);
  const terms = request.division?.terms ?? NO_TERMS;
  shareRun(terms, claims, round.left).forEach(({ quantity, withheld }, nth) => {
    const { entry, rank } = able[nth]!;
    if (withheld) round.withheld.set(entry, withheld);
    if (quantity > 0) give(request, round, { entry, quantity, rank });
  });
}

function give<Entry extends QueueEntry>(
  { division }: PlanRequest<Entry>,
  round: Round<Entry>,
  allocation: PlannedAllocation<Entry>,
): void {
  division?.quotas.take(allocation.entry, allocation.quantity);
  round.allocations.push(allocation);
  round.left -= allocation.quantity;
}

function grantAt<Entry extends QueueEntry>(
  { division }: PlanRequest<Entry>,
  { entry, standing }: Turn<Entry>,
  round: Round<Entry>,
): number {
  if (!division) return grantOf(entry, standing, round.left);
  if (standing.held) return 0;
  const { whole } = entry;
  const claim = { waiting: standing.waiting, whole, most: division.quotas.left(entry) };
  const { quantity, withheld } = grantUnder(division.terms, claim, round.left);
  if (withheld) round.withheld.set(entry, withheld);
  return quantity;
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
  { allocations, withheld }: Round<Entry>,
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
    const reason = standing.held ? 'ON_HOLD' : (withheld.get(entry) ?? 'NEEDS_COMPLETE');
    named.push({ entry, rank, reason, waiting: standing.waiting });
  }
  return named;
}

function* entriesOf<Entry extends QueueEntry>(request: PlanRequest<Entry>): Generator<Entry> {
  for (const block of blocksOf(request)) yield* block.entries;
}
