import { compareKeys, type QueueKey } from './queue-key.js';

/** How a demand stands in the queue: what it still waits for, and whether it may be served. */
export interface Standing {
  /** Units; 0 when the demand no longer waits. */
  readonly waiting: number;
  /** Its order is on hold: it keeps its place and is passed over. */
  readonly held: boolean;
}

/** A waiting demand. The queue keeps these objects and, through its own methods, changes their standing. */
export interface QueueEntry extends Standing {
  /** Changes only while the entry is in no queue. */
  key: QueueKey;
  /** All-or-nothing: it takes all it waits for, or none. */
  readonly whole: boolean;
  waiting: number;
  held: boolean;
}

/** A run of neighbouring entries with the sums that let a walk step over it. */
export interface QueueBlock<Entry extends QueueEntry> {
  readonly entries: readonly Entry[];
  /** Units waited for, held or not. */
  readonly waiting: number;
  /** Units waited for by entries that are not held. */
  readonly servable: number;
  /** Fewest units that would serve any entry; infinite when all are held. */
  readonly leastNeed: number;
}

/** Fewest units that are of use to a demand. */
export function needOf(entry: { readonly whole: boolean }, standing: Standing): number {
  if (standing.held || standing.waiting === 0) return Infinity;
  return entry.whole ? standing.waiting : 1;
}

/** Units that a demand takes when `left` are there at its turn. */
export function grantOf(entry: { readonly whole: boolean }, standing: Standing, left: number): number {
  return needOf(entry, standing) > left ? 0 : Math.min(standing.waiting, left);
}

/** Index of the first entry whose key is not below `key`. */
export function lowerBound(entries: readonly QueueEntry[], key: QueueKey): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(entries[middle]!.key, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class MutableBlock<Entry extends QueueEntry> implements QueueBlock<Entry> {
  waiting = 0;
  servable = 0;
  leastNeed = Infinity;

  constructor(readonly entries: Entry[] = []) {
    for (const entry of entries) this.count(entry);
  }

  get lastKey(): QueueKey {
    return this.entries[this.entries.length - 1]!.key;
  }

  insert(entry: Entry): void {
    this.entries.splice(lowerBound(this.entries, entry.key), 0, entry);
    this.count(entry);
  }

  removeAt(index: number): void {
    const [entry] = this.entries.splice(index, 1);
    if (entry) this.discount(entry);
  }

  /** Takes the entry's standing out of the sums, changes it, and puts it back. */
  change(entry: Entry, standing: Standing): void {
    const before = { whole: entry.whole, waiting: entry.waiting, held: entry.held };
    entry.waiting = standing.waiting;
    entry.held = standing.held;
    this.discount(before);
    this.count(entry);
  }

  private count(entry: Entry): void {
    this.waiting += entry.waiting;
    if (!entry.held) this.servable += entry.waiting;
    this.leastNeed = Math.min(this.leastNeed, needOf(entry, entry));
  }

  private discount(before: Standing & { readonly whole: boolean }): void {
    this.waiting -= before.waiting;
    if (!before.held) this.servable -= before.waiting;
    if (needOf(before, before) === this.leastNeed) this.leastNeed = this.findLeastNeed(this.leastNeed);
  }

  /** Stops at the first entry with the old least need: none can be below it, and often the next one has it. */
  private findLeastNeed(old: number): number {
    let least = Infinity;
    for (const entry of this.entries) {
      least = Math.min(least, needOf(entry, entry));
      if (least === old) break;
    }
    return least;
  }
}
