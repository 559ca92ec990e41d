import type { FastifyInstance } from 'fastify';

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const OWN_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * A web page elsewhere can give its own name this machine's address, and then speak to us like a page of ours. It
 * cannot change the name in the `Host` header.
 */
export function refuseForeignHosts(http: FastifyInstance): void {
  http.addHook('onRequest', (request, reply, done) => {
    if (OWN_HOST.test(request.headers.host ?? '')) return done();
    reply.code(403).send({ message: 'without authentication this server answers to localhost only' });
  });
}

/** A browser lets every page open a socket to any address; it says in `Origin` which page that is. */
export function isOwnPage({
  host = '',
  origin,
}: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}): boolean {
  return OWN_HOST.test(host) && (origin === undefined || OWN_ORIGIN.test(origin));
}
