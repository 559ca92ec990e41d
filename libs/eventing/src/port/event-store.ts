import type { ExpectedRevision, NewEvent, Position, RecordedEvent, Revision } from '../model/event.js';

export interface AppendResult {
  /** Of the last event written. */
  readonly revision: Revision;
  readonly position: Position;
}

export interface ReadOptions {
  /** Inclusive; default the start (the end when backwards). */
  readonly from?: Revision;
  /** From 1 on, else `RangeError`. Default: everything. */
  readonly max?: number;
  readonly direction?: 'forwards' | 'backwards';
}

export interface FeedPage {
  readonly events: readonly RecordedEvent[];
  /** The last position looked at, matching or not: the next page starts after it. Equals `after` when there was nothing. */
  readonly last: Position;
  /** Whether the end of the log was reached. */
  readonly atHead: boolean;
}

/** The whole log in one order. Consumers pull pages; a wake-up only rings the bell. */
export interface Feed {
  /** Events after (not at) `after`, at most `max` (from 1 on, else `RangeError`). `0n` is the start. */
  page(after: Position, max: number): Promise<FeedPage>;
  /** The position of the last event, `0n` for an empty log. */
  head(): Promise<Position>;
  /** Calls back after this or another process may have appended; may be spurious. Returns the unsubscriber. */
  onWake(callback: () => void): () => void;
}

/**
 * The event log. Promises, kept by every adapter through one contract suite:
 * - An append is atomic, contiguous in its stream and in the feed, and durable when it resolves.
 * - `expected` is exact: otherwise `RevisionConflict` (stream, expected, actual) and nothing is written.
 * - Repeating an append (same ids, same expected revision, same contents) returns the original revision and position,
 *   also after later events; the same ids with other contents are `EventIdReused`; a partial overlap is a conflict.
 * - `InvalidAppend`, before anything is written, for an empty append, an event above `MAX_EVENT_BYTES`, an append above
 *   `MAX_APPEND_BYTES`, data that is not JSON, metadata that is not text, or a negative revision. A member that is
 *   `undefined` is left out; everything else that JSON would change in silence is refused.
 * - A missing stream reads as empty.
 * - `close` still answers the appends that wait; later calls throw `StoreUnavailable`.
 */
export interface EventStore {
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  read(stream: string, options?: ReadOptions): Promise<RecordedEvent[]>;
  readonly feed: Feed;
  /**
   * Where the store can: lets it forget all but the last `count` events of a stream. For streams of the runtime that
   * say only how things are now; never for facts.
   */
  keepLast?(stream: string, count: number): Promise<void>;
  close(): Promise<void>;
}

export const MAX_EVENT_BYTES = 256 * 1024;
export const MAX_APPEND_BYTES = 1024 * 1024;
