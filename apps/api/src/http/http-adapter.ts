import { correlationIdOf } from '#graphql-kit';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { endConnectionsOnceIdle } from './drain.js';
import { answerInGraphql } from './graphql-failures.js';
import { refuseForeignHosts } from './own-hosts.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** A reply link holds its claims and their signature. */
const MAX_PARAMETER = 1000;
/** For a request to arrive whole; answering may take longer. */
const REQUEST_MILLISECONDS = 30_000;

/** What stands in every answer. A page that needs more says so itself. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export interface HttpOptions {
  /** Answer only what was addressed to this machine by a name of its own. */
  readonly ownHostsOnly: boolean;
}

/** Fastify within limits. Every answer tells its correlation id: in the log and in events the same one stands. */
export function httpAdapter({ ownHostsOnly }: HttpOptions): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    genReqId: correlationIdOf,
    requestIdHeader: false,
    requestTimeout: REQUEST_MILLISECONDS,
    routerOptions: { maxParamLength: MAX_PARAMETER },
  });
  const http = adapter.getInstance();
  http.addHook('onRequest', (request, reply, done) => {
    reply.headers(HEADERS).header('x-correlation-id', request.id);
    done();
  });
  if (ownHostsOnly) refuseForeignHosts(http);
  answerInGraphql(http, '/graphql');
  endConnectionsOnceIdle(http);
  return adapter;
}
