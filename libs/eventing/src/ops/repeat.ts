import type { Scheduler } from './scheduler.js';

export interface Repetition {
  /** Cuts the pause short; a run under way is followed by another one without a pause. */
  hurry(): void;
  /** Resolves when the run under way is over. */
  end(): Promise<void>;
}

/** Runs work again and again with a pause between the runs, never two at once. */
export function repeat(
  scheduler: Scheduler,
  pauseMilliseconds: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Repetition {
  let stopped = false;
  let hurried = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    hurried = false;
    cancel = null;
    running = work()
      .then(() => undefined, failed)
      .then(() => {
        if (!stopped) cancel = scheduler.after(hurried ? 0 : pauseMilliseconds, turn);
      });
  };
  turn();
  return {
    hurry: () => {
      hurried = true;
      if (stopped || !cancel) return;
      cancel();
      turn();
    },
    end: async () => {
      stopped = true;
      cancel?.();
      await running;
    },
  };
}
