import { AppendOutcomeUnknown, StoreUnavailable, ViewMissing } from '#eventing';
import { BadQuery } from '#query-kit';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { problemOfVariable } from './variable-problem.js';

/** What the outside is told of an error. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
  /** Beside the error's own extensions. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Codes that may leave the server with their own message. */
const PUBLIC = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'STALE_READ',
  'VIEW_PAUSED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Null for what nobody expected: a bug, or something broken. */
export function toldError(thrown: unknown): ToldError | null {
  const cause = unwrapResolverError(thrown);
  if (cause instanceof BadQuery) {
    const { path, message } = cause;
    const problems = [{ path, reason: message.slice(path.length + 2) }];
    return { code: 'BAD_USER_INPUT', message, more: { problems } };
  }
  if (cause instanceof StoreUnavailable) return unavailable('the event log cannot be reached: try again');
  if (cause instanceof ViewMissing) return unavailable('the views are not built yet: try again');
  if (cause instanceof AppendOutcomeUnknown) {
    return unavailable('it is not known whether this was stored: repeat it with the same idempotencyKey');
  }
  return cause instanceof GraphQLError ? toldGraphqlError(cause) : null;
}

function toldGraphqlError({ message, extensions }: GraphQLError): ToldError | null {
  const { code, limit } = extensions;
  if (typeof limit === 'object') return { code: 'TOO_COMPLEX', message };
  if (typeof code !== 'string' || !PUBLIC.has(code)) return null;
  const problem = code === 'BAD_USER_INPUT' ? problemOfVariable(message) : null;
  return problem ? { code, message, more: { problems: [problem] } } : { code, message };
}

function unavailable(message: string): ToldError {
  return { code: 'STORE_UNAVAILABLE', message, more: { retryable: true } };
}
