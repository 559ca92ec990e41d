import { LRUCache } from 'lru-cache';
import { type Stopwatch, systemStopwatch } from './scheduler.js';

/** So long a value is taken as it was read: who asks thousands of times a second asks the log once. */
const FRESH_MILLISECONDS = 1000;
const KEPT = 1000;

interface Read<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/** Values of small streams that are asked for all the time. Another node hears of a change within a second. */
export class FreshReads<Value> {
  private readonly reads = new LRUCache<string, Read<Value>>({ max: KEPT });

  constructor(
    private readonly read: (stream: string) => Promise<Value>,
    private readonly stopwatch: Stopwatch = systemStopwatch,
  ) {}

  /** As it is, or was a second ago. */
  of(stream: string): Promise<Value> {
    const known = this.reads.get(stream);
    if (known && this.stopwatch() - known.at < FRESH_MILLISECONDS) return known.value;
    return this.now(stream);
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(stream: string): Promise<Value> {
    const value = this.read(stream);
    this.reads.set(stream, { at: this.stopwatch(), value });
    // What could not be read is asked for again.
    value.catch(() => this.reads.delete(stream));
    return value;
  }

  /** After a change of one's own. */
  forget(stream: string): void {
    this.reads.delete(stream);
  }
}
