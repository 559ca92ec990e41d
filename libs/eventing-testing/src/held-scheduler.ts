import type { Scheduler } from '#eventing';

interface Held {
  readonly milliseconds: number;
  readonly callback: () => void;
}

/** Calls nobody back until the test says so. */
export class HeldScheduler implements Scheduler {
  private readonly held = new Set<Held>();

  after(milliseconds: number, callback: () => void): () => void {
    const one = { milliseconds, callback };
    this.held.add(one);
    return () => void this.held.delete(one);
  }

  /** The oldest delay of exactly this length is over. */
  endFirst(milliseconds: number): void {
    const first = [...this.held].find((one) => one.milliseconds === milliseconds);
    if (!first) throw new Error(`nobody waits for ${milliseconds} ms`);
    this.end(first);
  }

  /** All delays shorter than this are over. */
  endBelow(milliseconds: number): void {
    for (const one of [...this.held]) if (one.milliseconds < milliseconds) this.end(one);
  }

  private end(one: Held): void {
    this.held.delete(one);
    one.callback();
  }
}
