import type { Actor, Authenticator } from '#access';
import type { CommandMeta } from '#eventing';
import { deterministicId, randomId } from '#kernel';
import { GraphQLError } from 'graphql';

/** What resolvers know of a request: one plain object each. */
export interface RequestContext {
  readonly actor: Actor;
  readonly correlationId: string;
}

interface IncomingRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Throws `UNAUTHENTICATED`, with the same words for every kind of wrong key. */
export function contextOf(request: IncomingRequest, authenticator: Authenticator): RequestContext {
  const { authorization, 'x-api-key': apiKey, 'x-correlation-id': given } = request.headers;
  const token = typeof apiKey === 'string' ? apiKey : bearerOf(authorization);
  const actor = authenticator.authenticate(token);
  if (!actor) {
    throw new GraphQLError('a valid API key is needed: Authorization: Bearer blk_…', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  const wellFormed = typeof given === 'string' && /^[\w-]{1,64}$/.test(given);
  return { actor, correlationId: wellFormed ? given : randomId() };
}

/**
 * The command's identity follows from tenant and key alone, so that a key used for another operation is noticed: the
 * payload that is compared includes the operation.
 */
export function commandMeta({ actor, correlationId }: RequestContext, idempotencyKey: string): CommandMeta {
  const { id, tenant } = actor;
  const commandId = deterministicId('api', tenant, idempotencyKey);
  return { commandId, correlationId, causationId: correlationId, actor: id, tenant };
}

function bearerOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && header.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
}
