import { grantOf, type QueueBlock, type QueueEntry } from './queue-block.js';
import { compareKeys, type QueueKey } from './queue-key.js';
import type { RankedQueue } from './ranked-queue.js';
import type { QuotaMeter } from './reallocation-plan.js';
import { type DivisionTerms, grantUnder } from './share-run.js';

/** Terms and quotas beyond the order of the queue. Taking from the meter is the caller's to want. */
export interface Division<Entry> {
  readonly terms: DivisionTerms;
  readonly quotas: QuotaMeter<Entry>;
}

/**
 * What is left of `units` once every waiting demand ranked before `key` (all of them, without a key) has taken what
 * it could be served with. Held demands claim nothing, and neither does an all-or-nothing one that cannot have all.
 */
export function unclaimedUnits<Entry extends QueueEntry>(
  queue: RankedQueue<Entry>,
  units: number,
  key?: QueueKey,
): number {
  let left = units;
  for (const block of queue.blocks) {
    if (left === 0 || isBefore(key, block.entries[0])) break;
    if (block.leastNeed > left) continue;
    left -= isBefore(key, block.entries.at(-1)) ? claimsBefore(block, left, key) : claimsOf(block, left);
  }
  return left;
}

/** The same where terms or quotas withhold units, so that every entry must be looked at. */
export function unclaimedUnder<Entry extends QueueEntry>(
  queue: RankedQueue<Entry>,
  { terms, quotas }: Division<Entry>,
  { units, key }: { readonly units: number; readonly key?: QueueKey },
): number {
  let left = units;
  for (const entry of queue) {
    if (left === 0 || isBefore(key, entry)) break;
    if (entry.held) continue;
    const { waiting, whole } = entry;
    const { quantity } = grantUnder(terms, { waiting, whole, most: quotas.left(entry) }, left);
    quotas.take(entry, quantity);
    left -= quantity;
  }
  return left;
}

/** Units enough for all of the block's claims need no look at each. */
function claimsOf<Entry extends QueueEntry>(block: QueueBlock<Entry>, units: number): number {
  return units >= block.servable ? block.servable : claimsBefore(block, units, undefined);
}

function claimsBefore<Entry extends QueueEntry>(
  block: QueueBlock<Entry>,
  units: number,
  key: QueueKey | undefined,
): number {
  let claimed = 0;
  for (const entry of block.entries) {
    if (isBefore(key, entry)) break;
    claimed += grantOf(entry, entry, units - claimed);
  }
  return claimed;
}

/** Whether the claimant comes before the entry. Equal keys do not occur: keys are unique. */
function isBefore(key: QueueKey | undefined, entry: QueueEntry | undefined): boolean {
  return key !== undefined && entry !== undefined && compareKeys(key, entry.key) < 0;
}
