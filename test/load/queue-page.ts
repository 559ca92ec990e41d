import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { load, type LoadResult } from './measure.js';
import { HOT_SKU } from './synthetic-log.js';

const FIELDS =
  'nodes { id orderRef waiting position quantityAhead waitingSince coverage { source projectedDate } }';

/** The first page of a long queue, and a resolver of the same server that answers twenty rows that it has ready. */
export async function queuePage(
  dataDir: string,
  seconds: number,
): Promise<{ readonly queue: LoadResult; readonly constant: LoadResult; readonly waiting: number }> {
  const server = await ServerProcess.start(dataDir, {}, 'dist/test/load/bench-server.js');
  const client = new GraphqlClient(server.url);
  const queue = `{ backorderQueue(sku: "${HOT_SKU}", first: 20) { waitingLines ${FIELDS} } }`;
  const constant = `{ constantQueue { waitingLines ${FIELDS} } }`;
  const measure = (query: string) =>
    load({
      clients: 16,
      seconds,
      send: async () => {
        const { errors } = await client.send(query);
        if (errors) throw new Error(JSON.stringify(errors));
      },
    });
  const { data } = await client.send(queue);
  const waiting = (data?.['backorderQueue'] as { waitingLines: number }).waitingLines;
  const results = { constant: await measure(constant), queue: await measure(queue), waiting };
  client.close();
  await server.stop();
  return results;
}
