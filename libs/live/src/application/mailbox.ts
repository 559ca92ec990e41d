import type { Position } from '#eventing';
import { type Change, mergeChanges } from '../domain/index.js';

const ENDED = { value: undefined, done: true } as const;

/**
 * The changes of one subscriber, to be iterated by one reader. Holds one change at most: what happens while the reader
 * is slow is merged into it. `release` is called once, however the subscription ends.
 */
export class Mailbox implements AsyncIterableIterator<Change> {
  private pending: Change | null = null;
  private waiting: ((result: IteratorResult<Change, undefined>) => void) | null = null;
  private begun = false;
  private ended = false;

  /** `since`: changes up to there are known to the subscriber. */
  constructor(
    private since: Position,
    private readonly release: (mailbox: Mailbox) => void,
  ) {}

  /** Something happened; told unless the subscriber knew. */
  post(change: Change): void {
    if (!this.ended && change.position > this.since) this.put(change);
  }

  /** Something that the log does not say: it has no position of its own. */
  announce(change: Change): void {
    if (!this.ended) this.put(change);
  }

  /** What the subscription begins with, even if it says that nothing happened. Until then nothing is handed out. */
  begin(change: Change): void {
    if (this.ended) return;
    this.begun = true;
    this.since = change.position;
    this.put(change);
  }

  next(): Promise<IteratorResult<Change, undefined>> {
    if (this.ended) return Promise.resolve(ENDED);
    const { pending } = this;
    if (!pending || !this.begun) return new Promise((resolve) => (this.waiting = resolve));
    this.pending = null;
    return Promise.resolve({ value: pending, done: false });
  }

  return(): Promise<IteratorResult<Change, undefined>> {
    if (!this.ended) {
      this.ended = true;
      this.pending = null;
      this.waiting?.(ENDED);
      this.waiting = null;
      this.release(this);
    }
    return Promise.resolve(ENDED);
  }

  /** What `next` would hand out now, for a reader that comes by from time to time; null: nothing happened. */
  take(): Change | null {
    const { pending } = this;
    if (!this.begun) return null;
    this.pending = null;
    return pending;
  }

  throw(): Promise<IteratorResult<Change, undefined>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private put(change: Change): void {
    this.pending = this.pending ? mergeChanges(this.pending, change) : change;
    const { pending, waiting } = this;
    if (!waiting || !this.begun) return;
    this.pending = null;
    this.waiting = null;
    waiting({ value: pending, done: false });
  }
}
