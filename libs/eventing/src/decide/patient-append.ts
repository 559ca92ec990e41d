import { AppendOutcomeUnknown, StoreUnavailable } from '../model/errors.js';
import type { NewEvent } from '../model/event.js';
import { type Scheduler, backOff, sleep } from '../ops/scheduler.js';
import type { AppendResult, EventStore } from '../port/event-store.js';

export interface RetryOptions {
  readonly store: EventStore;
  readonly scheduler: Scheduler;
  /** Uniform in [0, 1): spreads retries. */
  readonly random: () => number;
}

const TRIES = 6;

/** Repeats what may or may not have been written, with the same ids and revision: the store recognises it. */
export async function appendPatiently(
  { store, scheduler, random }: RetryOptions,
  stream: string,
  revision: number,
  events: readonly NewEvent[],
): Promise<AppendResult> {
  const expected = revision < 0 ? 'none' : BigInt(revision);
  for (let failures = 0; ;) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      const transient = error instanceof StoreUnavailable || error instanceof AppendOutcomeUnknown;
      if (!transient || ++failures === TRIES) throw error;
      await sleep(scheduler, backOff(failures, 10, 500) * (0.5 + random() / 2));
    }
  }
}
