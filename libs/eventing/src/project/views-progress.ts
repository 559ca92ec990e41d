import type { Scheduler } from '../ops/scheduler.js';
import type { Position } from '../model/event.js';

/** The views did not reach a position in time. `position` is where they are. */
export class ViewBehind extends Error {
  readonly code = 'VIEW_BEHIND';
  constructor(
    readonly wanted: Position,
    readonly position: Position,
  ) {
    super(`views are at ${position}, not yet at ${wanted}`);
  }
}

interface Waiter {
  readonly position: Position;
  readonly views: readonly string[] | null;
  resolve(): void;
}

/** Knows how far the active views are, and lets callers wait for a position. */
export class ViewsProgress {
  private positions: ReadonlyMap<string, Position> = new Map();
  private readonly waiters = new Set<Waiter>();
  private readonly callbacks = new Set<(position: Position) => void>();

  constructor(
    private readonly read: () => ReadonlyMap<string, Position>,
    private readonly names: readonly string[],
    private readonly scheduler: Scheduler,
  ) {}

  /** The least of the named views, of all when none is named; `0n` while one does not exist. */
  position(views: readonly string[] | null = null): Position {
    return (views ?? this.names)
      .map((name) => this.positions.get(name) ?? 0n)
      .reduce((least, position) => (position < least ? position : least));
  }

  /** To be called after every commit. */
  refresh(): void {
    const before = this.position();
    this.positions = this.read();
    for (const waiter of this.waiters) {
      if (this.position(waiter.views) >= waiter.position) waiter.resolve();
    }
    const after = this.position();
    if (after !== before) for (const callback of this.callbacks) callback(after);
  }

  get awaited(): boolean {
    return this.waiters.size > 0;
  }

  waitFor(position: Position, timeoutMs: number, views: readonly string[] | null): Promise<void> {
    if (this.position(views) >= position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const cancel = this.scheduler.after(timeoutMs, () => {
        this.waiters.delete(waiter);
        reject(new ViewBehind(position, this.position(views)));
      });
      const waiter: Waiter = {
        position,
        views,
        resolve: () => {
          cancel();
          this.waiters.delete(waiter);
          resolve();
        },
      };
      this.waiters.add(waiter);
    });
  }

  onCommitted(callback: (position: Position) => void): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }
}
