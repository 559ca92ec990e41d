import { lowerBound, MutableBlock, type QueueBlock, type QueueEntry, type Standing } from './queue-block.js';
import { compareKeys, type QueueKey } from './queue-key.js';

/** About the square root of a queue of 250 000; splicing so few is faster than looking for them. */
const BLOCK_SIZE = 512;

/**
 * Waiting demands in the order in which they are served: a sorted sequence cut into blocks, so that inserting,
 * removing and ranking touch one block and the sums of the others.
 */
export class RankedQueue<Entry extends QueueEntry> {
  private readonly list: MutableBlock<Entry>[] = [];
  private length = 0;
  private units = 0;

  /** A queue of entries in any order. Blocks are left half empty, as splitting leaves them. */
  static of<Entry extends QueueEntry>(entries: Iterable<Entry>): RankedQueue<Entry> {
    const queue = new RankedQueue<Entry>();
    const sorted = [...entries].sort((a, b) => compareKeys(a.key, b.key));
    for (let from = 0; from < sorted.length; from += BLOCK_SIZE / 2) {
      queue.list.push(new MutableBlock(sorted.slice(from, from + BLOCK_SIZE / 2)));
    }
    queue.length = sorted.length;
    queue.units = queue.list.reduce((sum, block) => sum + block.waiting, 0);
    return queue;
  }

  get size(): number {
    return this.length;
  }

  /** Units waited for in the whole queue. */
  get waiting(): number {
    return this.units;
  }

  /** For planners that step over whole blocks. */
  get blocks(): readonly QueueBlock<Entry>[] {
    return this.list;
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const block of this.list) yield* block.entries;
  }

  /** The entry at a place, 0 is the head. */
  at(index: number): Entry | undefined {
    let left = index;
    for (const { entries } of this.list) {
      if (left < entries.length) return entries[left];
      left -= entries.length;
    }
    return undefined;
  }

  insert(entry: Entry): void {
    const index = Math.min(this.blockIndex(entry.key), Math.max(0, this.list.length - 1));
    const block = (this.list[index] ??= new MutableBlock<Entry>());
    block.insert(entry);
    this.length += 1;
    this.units += entry.waiting;
    if (block.entries.length > BLOCK_SIZE) this.split(index, block);
  }

  remove(entry: Entry): void {
    const index = this.blockIndex(entry.key);
    const block = this.blockHolding(entry, index);
    block.removeAt(lowerBound(block.entries, entry.key));
    this.length -= 1;
    this.units -= entry.waiting;
    this.join(index, block);
  }

  /** Changes what a queued entry waits for (not to 0: remove it) or whether it is held. */
  change(entry: Entry, standing: Standing): void {
    const block = this.blockHolding(entry, this.blockIndex(entry.key));
    this.units += standing.waiting - entry.waiting;
    block.change(entry, standing);
  }

  /** Entries and units before a key, whether or not the key itself is queued. Its rank is `entries` + 1. */
  ahead(key: QueueKey): { readonly entries: number; readonly units: number } {
    const index = this.blockIndex(key);
    let entries = 0;
    let units = 0;
    for (let before = 0; before < index; before += 1) {
      entries += this.list[before]!.entries.length;
      units += this.list[before]!.waiting;
    }
    const within = this.list[index]?.entries ?? [];
    const end = lowerBound(within, key);
    for (let at = 0; at < end; at += 1) units += within[at]!.waiting;
    return { entries: entries + end, units };
  }

  /** Index of the first block that ends at or after `key`; the number of blocks when none does. */
  private blockIndex(key: QueueKey): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.list[middle]!.lastKey, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private blockHolding(entry: Entry, index: number): MutableBlock<Entry> {
    const block = this.list[index];
    if (block?.entries[lowerBound(block.entries, entry.key)] !== entry) {
      throw new Error(`no such entry in the queue: ${entry.key}`);
    }
    return block;
  }

  private split(index: number, block: MutableBlock<Entry>): void {
    const half = block.entries.length >>> 1;
    const parts = [block.entries.slice(0, half), block.entries.slice(half)];
    this.list.splice(index, 1, ...parts.map((part) => new MutableBlock(part)));
  }

  /** Keeps the blocks few: a small one joins its successor, an empty one goes. */
  private join(index: number, block: MutableBlock<Entry>): void {
    if (block.entries.length === 0) {
      this.list.splice(index, 1);
      return;
    }
    const next = this.list[index + 1];
    if (!next || block.entries.length + next.entries.length > BLOCK_SIZE / 4) return;
    this.list.splice(index, 2, new MutableBlock([...block.entries, ...next.entries]));
  }
}
