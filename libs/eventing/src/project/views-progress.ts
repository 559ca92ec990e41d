import type { Scheduler } from '../ops/scheduler.js';
import type { Position } from '../model/event.js';
import type { ViewStanding } from './views-reader.js';

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

/** A view is paused before the position: waiting helps nobody until it is mended. `position` is where it is. */
export class ViewPaused extends Error {
  readonly code = 'VIEW_PAUSED';
  constructor(
    readonly view: string,
    readonly wanted: Position,
    readonly position: Position,
  ) {
    super(`view ${view} is paused at ${position}, before ${wanted}`);
  }
}

interface Waiter {
  readonly position: Position;
  readonly views: readonly string[] | null;
  /** Without a reason: the position is reached. */
  end(reason?: Error): void;
}

/** Knows how far the active views are, and lets callers wait for a position. */
export class ViewsProgress {
  private standings: ReadonlyMap<string, ViewStanding> = new Map();
  private readonly waiters = new Set<Waiter>();
  private readonly callbacks = new Set<(position: Position) => void>();

  constructor(
    private readonly read: () => ReadonlyMap<string, ViewStanding>,
    private readonly names: readonly string[],
    private readonly scheduler: Scheduler,
  ) {}

  /** The least of the named views, of all when none is named; `0n` while one does not exist. */
  position(views: readonly string[] | null = null): Position {
    return (views ?? this.names)
      .map((name) => this.standings.get(name)?.position ?? 0n)
      .reduce((least, position) => (position < least ? position : least));
  }

  /** To be called after every commit. */
  refresh(): void {
    const before = this.position();
    this.standings = this.read();
    for (const waiter of this.waiters) {
      if (this.position(waiter.views) >= waiter.position) waiter.end();
      const paused = this.pausedBefore(waiter.position, waiter.views);
      if (paused) waiter.end(paused);
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
      const cancel = this.scheduler.after(timeoutMs, () =>
        waiter.end(new ViewBehind(position, this.position(views))),
      );
      const waiter: Waiter = {
        position,
        views,
        end: (reason) => {
          cancel();
          this.waiters.delete(waiter);
          if (reason) reject(reason);
          else resolve();
        },
      };
      this.waiters.add(waiter);
      // Another process may have resumed the view since it was last looked at.
      if (this.pausedBefore(position, views)) this.refresh();
    });
  }

  private pausedBefore(wanted: Position, views: readonly string[] | null): ViewPaused | null {
    for (const name of views ?? this.names) {
      const view = this.standings.get(name);
      if (view?.stuck && view.position < wanted) return new ViewPaused(name, wanted, view.position);
    }
    return null;
  }

  onCommitted(callback: (position: Position) => void): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }
}
