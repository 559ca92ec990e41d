import type { FastifyInstance } from 'fastify';

const LOOK_MILLISECONDS = 50;

/**
 * A connection that is busy when closing begins would stay open after its answer, until its client lets go of it or ten
 * seconds are over. Here it ends with its answer.
 */
export function endConnectionsOnceIdle(http: FastifyInstance): void {
  http.addHook('preClose', (done) => {
    const { server } = http;
    const looking = setInterval(() => server.closeIdleConnections(), LOOK_MILLISECONDS);
    server.once('close', () => clearInterval(looking));
    done();
  });
}
