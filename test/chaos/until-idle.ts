import { setTimeout as delay } from 'node:timers/promises';
import type { GraphqlClient } from '../support/graphql-client.js';

const QUERY = `{ serviceStatus { backlog head position }
  stockItems(first: 100) { nodes { reserved } } }`;

/** Waits until nothing is under way, every view has seen the whole log, and no reservation is left to expire. */
export async function untilIdle(client: GraphqlClient): Promise<void> {
  let calm = 0;
  for (let attempt = 0; calm < 3; attempt += 1) {
    if (attempt > 600) throw new Error('the service does not come to rest');
    calm = (await isIdle(client)) ? calm + 1 : 0;
    await delay(100);
  }
}

async function isIdle(client: GraphqlClient): Promise<boolean> {
  const { data, errors } = await client.send(QUERY);
  if (!data) throw new Error(JSON.stringify(errors));
  const status = data['serviceStatus'] as { backlog: number; head: string; position: string };
  const { nodes } = data['stockItems'] as { nodes: { reserved: number }[] };
  const resting = status.backlog === 0 && status.head === status.position;
  return resting && nodes.every(({ reserved }) => reserved === 0);
}
