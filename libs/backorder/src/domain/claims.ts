import { grantOf, type QueueBlock, type QueueEntry } from './queue-block.js';
import { compareKeys, type QueueKey } from './queue-key.js';
import type { RankedQueue } from './ranked-queue.js';

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
