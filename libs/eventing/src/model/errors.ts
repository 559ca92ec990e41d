import type { ExpectedRevision, Revision } from './event.js';

/** Another writer was there first: nothing was written. */
export class RevisionConflict extends Error {
  readonly code = 'REVISION_CONFLICT';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: 'none' | Revision,
  ) {
    super(`stream ${stream} is at ${actual}, expected ${expected}`);
  }
}

/** The same event ids at the same place, with other contents: a bug in the caller. Nothing was written. */
export class EventIdReused extends Error {
  readonly code = 'EVENT_ID_REUSED';
  constructor(readonly stream: string) {
    super(`stream ${stream} already holds these event ids with other contents`);
  }
}

/** The append can never succeed as it is: empty, too large, or not JSON. Nothing was written. */
export class InvalidAppend extends Error {
  readonly code = 'INVALID_APPEND';
}

/** Transient: the store could not be reached or is busy. Nothing was written, as far as is known. Retry. */
export class StoreUnavailable extends Error {
  readonly code = 'STORE_UNAVAILABLE';
}

/** Permanent until somebody changes something: no access, a deleted stream, settings. Nothing was written. */
export class StoreRefused extends Error {
  readonly code = 'STORE_REFUSED';
}

/** The store did not say whether the append was written. Retry with the same ids and revision. */
export class AppendOutcomeUnknown extends Error {
  readonly code = 'APPEND_OUTCOME_UNKNOWN';
}
