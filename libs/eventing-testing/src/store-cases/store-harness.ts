import type { EventStore } from '#eventing';

/**
 * One set of data under test. Cases tolerate a log that others fill too: they use streams of their own names and start
 * in the feed at its head. What a harness cannot do it leaves out; cases that need it are not in its list.
 */
export interface StoreHarness {
  open(): Promise<EventStore>;
  /** Another connection to the same data, as another process would have one. */
  second?(): Promise<EventStore>;
  /** Opens the same data again, after its store was closed. */
  reopen?(): Promise<EventStore>;
  /** Closes what is still open and removes the data. */
  dispose(): Promise<void>;
  /** How long a wake-up may take; default five seconds. */
  readonly patienceMilliseconds?: number;
}

export type HarnessFactory = () => StoreHarness;
