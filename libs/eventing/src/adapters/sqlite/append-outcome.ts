import { assertNever } from '#kernel';
import {
  AppendOutcomeUnknown,
  EventIdReused,
  RevisionConflict,
  StoreUnavailable,
} from '../../model/errors.js';
import type { Revision } from '../../model/event.js';
import type { AppendResult } from '../../port/event-store.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';

/** What became of an append, as plain data: it may come from another thread. */
export type AppendOutcome =
  | ({ readonly kind: 'stored' } & AppendResult)
  | { readonly kind: 'conflict'; readonly actual: 'none' | Revision }
  | { readonly kind: 'id-reused' }
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Where appends go to be written with others. */
export interface CommitQueue {
  /** Resolves when the append is durable, or when it is known that or why it is not. */
  add(append: SerialisedAppend): Promise<AppendOutcome>;
  /** Resolves when nothing waits any more. */
  close(): Promise<void>;
}

/** Of an append that throws before it writes anything. Passes on what says nothing of the append itself. */
export function outcomeOf(append: () => AppendResult): AppendOutcome {
  try {
    return { kind: 'stored', ...append() };
  } catch (error) {
    if (error instanceof RevisionConflict) return { kind: 'conflict', actual: error.actual };
    if (error instanceof EventIdReused) return { kind: 'id-reused' };
    throw error;
  }
}

/** Throws what the outcome stands for, unless the events are stored. */
export function resultOf({ stream, expected }: SerialisedAppend, outcome: AppendOutcome): AppendResult {
  switch (outcome.kind) {
    case 'stored':
      return { revision: outcome.revision, position: outcome.position };
    case 'conflict':
      throw new RevisionConflict(stream, expected, outcome.actual);
    case 'id-reused':
      throw new EventIdReused(stream);
    case 'unavailable':
      throw new StoreUnavailable(outcome.message);
    case 'unknown':
      throw new AppendOutcomeUnknown(outcome.message);
    case 'failed':
      throw new Error(outcome.message);
    default:
      return assertNever(outcome);
  }
}
