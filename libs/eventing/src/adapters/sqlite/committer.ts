import { assertNever } from '#kernel';
import { EventIdReused, RevisionConflict } from '../../model/errors.js';
import type { Revision } from '../../model/event.js';
import type { AppendResult } from '../../port/event-store.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';

/** What became of one append of a group, as plain data: it may come from another thread. */
export type AppendOutcome =
  | ({ readonly kind: 'stored' } & AppendResult)
  | { readonly kind: 'conflict'; readonly actual: 'none' | Revision }
  | { readonly kind: 'id-reused' }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes a group of appends in one durable transaction. */
export interface Committer {
  /**
   * An outcome for each append, after the commit. Rejects with `StoreUnavailable` when nothing was committed, and with
   * `AppendOutcomeUnknown` when nobody knows.
   */
  commit(appends: readonly SerialisedAppend[]): Promise<readonly AppendOutcome[]>;
  close(): Promise<void>;
}

/** `append` throws before it writes anything. */
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
    case 'failed':
      throw new Error(outcome.message);
    default:
      return assertNever(outcome);
  }
}
