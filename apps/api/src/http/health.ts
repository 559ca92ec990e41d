import type { Runtime } from '#composition';
import type { FastifyInstance } from 'fastify';

/** `/health/live`: the process answers. `/health/ready`: the log answers and the views are not paused. No key needed, nothing told. */
export function serveHealth(http: FastifyInstance, runtime: Runtime): void {
  http.get('/health/live', (_request, reply) => reply.code(204).send());
  http.get('/health/ready', async (_request, reply) => {
    const ready = await isReady(runtime).catch(() => false);
    return reply.code(ready ? 204 : 503).send();
  });
}

async function isReady({ store, views }: Runtime): Promise<boolean> {
  await store.feed.head();
  return (await views.status()).views.every(({ state }) => state !== 'paused');
}
