import type { Runtime } from '#composition';
import type { FastifyInstance } from 'fastify';

/** `/health/live`: the process answers. `/health/ready`: the log answers and the views keep up with it. No key needed, nothing told. */
export function serveHealth(http: FastifyInstance, runtime: Runtime): void {
  http.get('/health/live', (_request, reply) => reply.code(204).send());
  http.get('/health/ready', async (_request, reply) => {
    const ready = await runtime.isReady().catch(() => false);
    return reply.code(ready ? 204 : 503).send();
  });
}
