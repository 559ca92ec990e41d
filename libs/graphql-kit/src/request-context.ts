import type { Actor, Authenticator } from '#access';
import type { CommandMeta, Rejected } from '#eventing';
import { deterministicId, randomId } from '#kernel';
import { GraphQLError } from 'graphql';
import type { IdempotencyKeys } from './idempotency-keys.js';

/** What resolvers know of a request: one plain object each. */
export interface RequestContext {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly keys: IdempotencyKeys;
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

interface IncomingRequest {
  /** The correlation id: the server makes it by `correlationIdOf`. */
  readonly id: string;
  readonly headers: Headers;
}

export interface ContextParts {
  readonly authenticator: Authenticator;
  readonly keys: IdempotencyKeys;
}

/** Throws `UNAUTHENTICATED`, with the same words for every kind of wrong key. */
export async function contextOf(
  { id, headers }: IncomingRequest,
  { authenticator, keys }: ContextParts,
): Promise<RequestContext> {
  const { authorization, 'x-api-key': apiKey } = headers;
  const token = typeof apiKey === 'string' ? apiKey : bearerOf(authorization);
  const actor = await authenticator.authenticate(token);
  if (actor) return { actor, correlationId: id, keys };
  throw new GraphQLError('a valid API key is needed: Authorization: Bearer blk_…', {
    extensions: { code: 'UNAUTHENTICATED', correlationId: id, http: { status: 401 } },
  });
}

/** The caller's `x-correlation-id` when it is well-formed, else a new one. */
export function correlationIdOf({ headers }: { readonly headers: Headers }): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomId();
}

/**
 * The command's identity follows from tenant and key alone, so that a key used for another operation is noticed: the
 * payload that is compared includes the operation.
 */
export function commandMeta(
  { actor, correlationId }: Pick<RequestContext, 'actor' | 'correlationId'>,
  idempotencyKey: string,
): CommandMeta {
  const { id, tenant } = actor;
  const commandId = deterministicId('api', tenant, idempotencyKey);
  return { commandId, correlationId, causationId: correlationId, actor: id, tenant };
}

interface CommandRequest {
  readonly context: RequestContext;
  readonly idempotencyKey: string;
  readonly command: object;
}

/** Runs a command of a mutation; a key that belongs to another command is a rejection. */
export function runOnce<Result extends { readonly outcome: 'accepted' | 'rejected' }>(
  { context, idempotencyKey, command }: CommandRequest,
  run: (meta: CommandMeta) => Promise<Result>,
): Promise<Result | Rejected<'IDEMPOTENCY_KEY_REUSED'>> {
  const meta = commandMeta(context, idempotencyKey);
  return context.keys.once(command, meta, () => run(meta));
}

function bearerOf(header: string | readonly string[] | undefined): string {
  const [, token = ''] = typeof header === 'string' ? (/^Bearer +(\S+)$/i.exec(header) ?? []) : [];
  return token;
}
