import { StoreUnavailable } from '#eventing';
import { BadQuery } from '#query-kit';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';

/** Codes that may leave the server with their own message. */
const PUBLIC = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'STALE_READ',
  'TOO_COMPLEX',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/** Called with what a person must look at. */
export type ReportError = (error: unknown, formatted: GraphQLFormattedError) => void;

/** Every error leaves with a stable code and without a stack; what is unexpected leaves without its message. */
export function errorFormatter(report: ReportError) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(thrown);
    if (cause instanceof BadQuery) {
      return withCode(formatted, 'BAD_USER_INPUT', cause.message, { path: cause.path });
    }
    if (cause instanceof StoreUnavailable) {
      return withCode(formatted, 'STORE_UNAVAILABLE', 'the event log cannot be reached: try again', {
        retryable: true,
      });
    }
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && PUBLIC.has(code)) return withCode(formatted, code, formatted.message);
    report(cause, formatted);
    return withCode(formatted, 'INTERNAL', 'something went wrong here: the log has it');
  };
}

function withCode(
  { locations, path, extensions = {} }: GraphQLFormattedError,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLFormattedError {
  const { stacktrace: _, ...rest } = extensions;
  const kept = code === 'INTERNAL' ? {} : rest;
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...kept, ...more, code },
  };
}
