import { createServer, type Server } from 'node:http';
import type { Runtime } from '#composition';

/** `/health/live` and `/health/ready`, as the API has them, for whoever watches over the worker. */
export function serveHealth(
  { port, host }: { readonly port: number; readonly host: string },
  runtime: Runtime,
): Server {
  const server = createServer((request, response) => {
    const answer = (code: number) => void response.writeHead(code).end();
    if (request.url === '/health/live') return answer(204);
    if (request.url !== '/health/ready') return answer(404);
    runtime.isReady().then(
      (ready) => answer(ready ? 204 : 503),
      () => answer(503),
    );
  });
  return server.listen(port, host);
}
