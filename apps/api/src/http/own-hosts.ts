import type { FastifyInstance } from 'fastify';

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

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
