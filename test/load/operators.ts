import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { quantile } from './measure.js';
import { lastBackorders, moveToTop } from './queue-moves.js';
import { HOT_SKU } from './synthetic-log.js';

export interface Rivalry {
  readonly accepted: number;
  readonly conflicts: number;
  /** Conflicts that did not tell a later revision than the one that was sent. */
  readonly untold: number;
  /** Moves that the queue's history has, and revisions that its stream went on by. */
  readonly recorded: number;
  readonly revisions: number;
  /** Accepted moves that did not come right after what their author saw. */
  readonly lost: number;
  readonly answeredP99: number;
}

/** So many operators move backorders of one queue, each naming the revision that it saw last, as fast as they can. */
export async function rivals(dataDir: string, operators: number, seconds: number): Promise<Rivalry> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url, null, operators);
  try {
    const ids = await lastBackorders(client, operators);
    await moveToTop(client, { backorderId: ids[0] ?? '', key: 'open' });
    const before = await recordOf(client);
    const end = performance.now() + seconds * 1000;
    const tallies = await Promise.all(ids.map((id) => operate(client, { id, end, from: before.revision })));
    const after = await recordOf(client);
    const sum = (part: 'accepted' | 'conflicts' | 'untold' | 'lost') =>
      tallies.reduce((total, tally) => total + tally[part], 0);
    return {
      ...{ accepted: sum('accepted'), conflicts: sum('conflicts'), untold: sum('untold'), lost: sum('lost') },
      recorded: after.batches - before.batches,
      revisions: Number(after.revision) - Number(before.revision),
      answeredP99: quantile(
        tallies.flatMap(({ durations }) => durations),
        0.99,
      ),
    };
  } finally {
    client.close();
    await server.stop();
  }
}

async function operate(
  client: GraphqlClient,
  { id, end, from }: { readonly id: string; readonly end: number; readonly from: string },
) {
  const tally = { accepted: 0, conflicts: 0, untold: 0, lost: 0, durations: new Array<number>() };
  let seen = from;
  for (let n = 0, now = performance.now(); now < end; n += 1, now = performance.now()) {
    const answer = await moveToTop(client, { backorderId: id, key: `${id}-${n}`, expectedRevision: seen });
    tally.durations.push(performance.now() - now);
    if (answer.__typename === 'BatchApplied') {
      // Who is at the top already changes nothing, and is answered with the revision as it is.
      if (Number(answer.streamRevision) > Number(seen)) tally.accepted += 1;
      if (Number(answer.streamRevision) > Number(seen) + 1) tally.lost += 1;
      seen = answer.streamRevision;
    } else {
      tally.conflicts += 1;
      if (!(Number(answer.currentRevision) > Number(seen))) tally.untold += 1;
      seen = answer.currentRevision;
    }
  }
  return tally;
}

async function recordOf(client: GraphqlClient): Promise<{ batches: number; revision: string }> {
  const { serviceStatus } = (await client.ask('{ serviceStatus { head } }')) as {
    serviceStatus: { head: string };
  };
  const { reprioritisationBatches, stockItem } = (await client.ask(
    `{ reprioritisationBatches(first: 1, minPosition: "${serviceStatus.head}") { totalCount }
       stockItem(sku: "${HOT_SKU}") { revision } }`,
  )) as { reprioritisationBatches: { totalCount: number }; stockItem: { revision: string } };
  return { batches: reprioritisationBatches.totalCount, revision: stockItem.revision };
}
