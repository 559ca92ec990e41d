import type { Scheduler } from '#eventing';

/** Calls back in the next turn, whatever the delay, and keeps the delays that were asked for. */
export class HastyScheduler implements Scheduler {
  readonly delays: number[] = [];

  after(milliseconds: number, callback: () => void): () => void {
    this.delays.push(milliseconds);
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  }
}
