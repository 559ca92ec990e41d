/** Delays, injected so that tests can move them by hand. */
export interface Scheduler {
  /** Calls back once after `milliseconds`; the returned function calls it off. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const systemScheduler: Scheduler = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds on a clock without meaning, for measuring durations only. */
export type Stopwatch = () => number;

export const systemStopwatch: Stopwatch = () => performance.now();

/** Lets timers, requests and signals have their turn. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function sleep(scheduler: Scheduler, milliseconds: number): Promise<void> {
  return new Promise((resolve) => scheduler.after(milliseconds, resolve));
}

/** Doubles from `first` up to `most`. `attempt` counts from 0. */
export function backOff(attempt: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(attempt, 20));
}
