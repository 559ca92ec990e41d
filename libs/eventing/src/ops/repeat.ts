import type { Scheduler } from './scheduler.js';

/** Runs work again and again with a pause between the runs, never two at once. The returned function ends it. */
export function repeat(
  scheduler: Scheduler,
  pauseMilliseconds: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let cancel = (): void => undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = work()
      .then(() => undefined, failed)
      .then(() => {
        if (!stopped) cancel = scheduler.after(pauseMilliseconds, turn);
      });
  };
  turn();
  return async () => {
    stopped = true;
    cancel();
    await running;
  };
}
