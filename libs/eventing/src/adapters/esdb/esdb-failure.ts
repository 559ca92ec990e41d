import {
  ErrorType,
  MaxAppendSizeExceededError,
  NotLeaderError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { InvalidAppend, StoreRefused, StoreUnavailable } from '../../model/errors.js';

/**
 * What a failure of a call means. `conflict`: the stream is elsewhere. `not-leader`: nothing was done, the next call goes
 * to the leader. `busy`: nothing was done. `unreachable`: the call may have been carried out, or not. `refused`: nothing
 * was done, and nothing would be the next time.
 */
export type Failure =
  | { readonly kind: 'conflict'; readonly actual: 'none' | bigint }
  | { readonly kind: 'not-leader' | 'busy' | 'unreachable'; readonly error: StoreUnavailable }
  | { readonly kind: 'refused'; readonly error: Error };

/** The call did not answer in time. */
export class CallTimedOut extends Error {
  readonly code = 'CALL_TIMED_OUT';
}

/** The connection was closed under the call. The client tells nobody: a read that it cancels just ends. */
export class CallCutOff extends Error {
  readonly code = 'CALL_CUT_OFF';
}

/** Of gRPC: cancelled, unknown, deadline exceeded, aborted, internal, unavailable. */
const UNREACHABLE_CODES: ReadonlySet<number> = new Set([1, 2, 4, 10, 13, 14]);
const UNREACHABLE_TYPES: ReadonlySet<string> = new Set([
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
]);
/** Has no class and no code of its own. */
const BUSY = /server is (busy|not ready)|too busy|not ready/i;

/** While a cluster elects a leader. Has no class and no code either. */
const UNDISCOVERED = /failed to discover/i;

/** By class where there is one, else by gRPC code: some errors of the client's capability probe have no class. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    return { kind: 'conflict', actual: typeof actualVersion === 'bigint' ? actualVersion : 'none' };
  }
  if (error instanceof NotLeaderError)
    return { kind: 'not-leader', error: unavailable('is not the leader', error) };
  if (error instanceof MaxAppendSizeExceededError) {
    return {
      kind: 'refused',
      error: new InvalidAppend('the event store finds the append too large', { cause: error }),
    };
  }
  const message = messageOf(error);
  if (BUSY.test(message)) return { kind: 'busy', error: unavailable('is busy', error) };
  if (isUnreachable(error) || UNDISCOVERED.test(message))
    return { kind: 'unreachable', error: unavailable('cannot be reached', error) };
  return {
    kind: 'refused',
    error: new StoreRefused(`the event store refuses: ${message}`, { cause: error }),
  };
}

/**
 * Whether its client is of no use any more: it did not answer, or found no node of its cluster, which it remembers as
 * the answer to its question for what the server can do, so that all its appends fail from then on.
 */
export function isLastOfClient(error: unknown): boolean {
  return error instanceof CallTimedOut || UNDISCOVERED.test(messageOf(error));
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof CallTimedOut || error instanceof CallCutOff) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  if (typeof type === 'string' && type !== (ErrorType.UNKNOWN as string)) return UNREACHABLE_TYPES.has(type);
  return typeof code === 'number' && UNREACHABLE_CODES.has(code);
}

function unavailable(what: string, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(`the event store ${what}: ${messageOf(cause)}`, { cause });
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const type = 'type' in error && typeof error.type === 'string' ? error.type : error.name;
  return error.message || type;
}
