import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { megabytesOf } from './measure.js';
import { lastBackorders, moveToTop } from './queue-moves.js';
import { HOT_SKU } from './synthetic-log.js';

export interface SingleMoves {
  /** The first move of a server that knows the SKU's log alone, and of one that finds a snapshot. */
  readonly firstSeconds: number;
  readonly afterRestartSeconds: number;
  /** Of the moves that follow: until answered, and from sending until the queue query shows it. */
  readonly answered: readonly number[];
  readonly visible: readonly number[];
  readonly megabytes: number;
}

/** One backorder after the other goes from the tail of a long queue to its top. */
export async function singleMoves(dataDir: string, moves: number): Promise<SingleMoves> {
  const first = await served(dataDir, async (client) => (await moveOnce(client, 'first', 1)).visible);
  return served(dataDir, async (client, server) => {
    const { visible: restart } = await moveOnce(client, 'restart', 2);
    const times = [];
    for (let n = 0; n < moves; n += 1) times.push(await moveOnce(client, `move-${n}`, 3));
    return {
      ...{ firstSeconds: first / 1000, afterRestartSeconds: restart / 1000 },
      answered: times.map(({ answered }) => answered),
      visible: times.map(({ visible }) => visible),
      megabytes: await megabytesOf(server.pid),
    };
  });
}

async function served<T>(
  dataDir: string,
  work: (client: GraphqlClient, server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  try {
    return await work(client, server);
  } finally {
    client.close();
    await server.stop();
  }
}

/** `nth` of the last, so that nobody who was moved is moved again. */
async function moveOnce(
  client: GraphqlClient,
  key: string,
  nth: number,
): Promise<{ readonly answered: number; readonly visible: number }> {
  const ids = await lastBackorders(client, nth);
  const backorderId = ids.at(-1) ?? '';
  const began = performance.now();
  const answer = await moveToTop(client, { backorderId, key });
  const answered = performance.now() - began;
  if (!('position' in answer)) throw new Error('a conflict without a rival');
  const { backorderQueue } = (await client.ask(
    `{ backorderQueue(sku: "${HOT_SKU}", first: 20, minPosition: "${answer.position}") { nodes { id position } } }`,
  )) as { backorderQueue: { nodes: { id: string }[] } };
  const visible = performance.now() - began;
  if (backorderQueue.nodes[0]?.id !== backorderId) throw new Error('the move is not to be seen');
  return { answered, visible };
}
