import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { QueryLimiter } from './query-limits.js';
import type { RequestContext } from './request-context.js';
import { toldError } from './told-error.js';

/** The request in which something unexpected happened. */
export interface FailedRequest {
  readonly correlationId?: string;
  readonly actor?: string;
  readonly operation?: string | null;
  /** Of the field that failed. */
  readonly path?: readonly (string | number)[];
}

/** Called with what a person must look at. */
export type ReportError = (error: unknown, request: FailedRequest) => void;

type Request = GraphQLRequestContext<RequestContext>;

/** Reports what nobody expected, and tells in every answer what it cost; in every error, whose it was. */
export function requestPlugin(
  limiter: QueryLimiter,
  report: ReportError,
): ApolloServerPlugin<RequestContext> {
  const listener = {
    async didEncounterErrors({ errors = [], contextValue, operationName = null }: Request) {
      const { correlationId, actor } = contextValue;
      for (const error of errors.filter(isUnexpected)) {
        const path = error.path && { path: error.path };
        report(error.originalError ?? error, {
          correlationId,
          actor: actor.id,
          operation: operationName,
          ...path,
        });
      }
    },
    async willSendResponse(request: Request) {
      request.response.http.headers.set('cache-control', 'no-store');
      extendResult(request, limiter);
    },
  };
  return {
    async contextCreationDidFail({ error }) {
      if (toldError(error) === null) report(error, {});
    },
    async unexpectedErrorProcessingRequest({ error }) {
      report(error, {});
    },
    requestDidStart: () => Promise.resolve(listener),
  };
}

function isUnexpected(error: GraphQLError): boolean {
  return toldError(error) === null;
}

function extendResult({ response, operation, contextValue }: Request, limiter: QueryLimiter): void {
  if (response.body?.kind !== 'single') return;
  const result = response.body.singleResult;
  const requested = operation && limiter.costOf(operation);
  if (requested !== undefined) {
    result.extensions = { ...result.extensions, cost: { requested, limit: limiter.limits.cost } };
  }
  if (!result.errors) return;
  const { correlationId } = contextValue;
  result.errors = result.errors.map((error) => ({
    ...error,
    extensions: { ...error.extensions, correlationId },
  }));
}
