import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, openEsdbStore } from '#eventing';
import { EsdbDouble } from '../../libs/eventing-testing/src/esdb-double/esdb-double.js';
import { checkLog } from './check-history.js';
import { Cluster } from './cluster.js';
import { holderOf, untilQuiet, untilTakenOver } from './log-watch.js';
import { Random } from './random.js';
import { Workload } from './workload.js';

const ROUNDS = Number(process.env['CHAOS_NODE_ROUNDS'] ?? 10);
const CLIENTS = 8;
const MOST_TAKE_OVER_MILLISECONDS = 10_000;

/** Keeps one client busy on any node that runs, until told to end. */
async function keepBusy(
  cluster: Cluster,
  workload: Workload,
  choice: number,
  done: () => boolean,
): Promise<void> {
  for (let turn = choice; !done(); turn += 1) {
    const client = cluster.client(turn);
    await workload.run(client, done);
    client.close();
    await delay(20);
  }
}

/** Kills the node, and starts it again when others have gone on without it; how long the role was nobody's. */
async function loseNode(cluster: Cluster, store: EventStore, index: number): Promise<number | null> {
  const node = cluster.nodes[index]!;
  await cluster.kill(node);
  const before = await holderOf(store);
  const takenOver = node.kind === 'worker' && before ? await untilTakenOver(store, before) : null;
  await cluster.restart(node);
  return takenOver;
}

describe('kill -9 of a node among many', () => {
  let double: EsdbDouble | null = null;
  let cluster: Cluster | null = null;
  afterEach(async () => {
    await cluster?.stop();
    cluster?.dispose();
    await double?.close();
  });

  it(`at ${ROUNDS} random moments under load loses nothing and doubles nothing`, async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`CHAOS_SEED=${seed}\n`);
    const random = new Random(seed);
    const server = process.env['EVENTSTORE_TEST_URL'];
    double = server === undefined ? await EsdbDouble.open() : null;
    const url = server ?? double?.connectionString ?? '';
    // The double shares this process, so it answers late while everything else here is busy.
    const store = await openEsdbStore({ connectionString: url, timeoutMs: 60_000 });
    cluster = await Cluster.start(url);
    const workload = new Workload(random);
    let ending = false;
    const clients = Array.from({ length: CLIENTS }, (_, n) => keepBusy(cluster!, workload, n, () => ending));
    const takeOvers: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await delay(random.integer(200, 1000));
      const takeOver = await loseNode(cluster, store, random.integer(0, 3));
      if (takeOver !== null) takeOvers.push(takeOver);
    }
    ending = true;
    await Promise.all(clients);
    const client = cluster.client(0);
    while (workload.pending > 0) await workload.settle(client);
    client.close();
    // Longer than the role of a worker that was killed last may lie about.
    await untilQuiet(store, 1.5 * MOST_TAKE_OVER_MILLISECONDS);
    await cluster.stop();

    const history = await checkLog(store, cluster.viewsFiles, workload);
    await store.close();
    process.stdout.write(
      `${workload.acknowledged.size} orders, ${history.events} events, ${history.timersFired} timers, ` +
        `taken over after ${takeOvers.map((ms) => (ms / 1000).toFixed(1)).join(', ') || '-'} s\n`,
    );
    expect(history.problems).toEqual([]);
    expect(workload.acknowledged.size).toBeGreaterThan(5 * ROUNDS);
    expect(history.timersFired).toBeGreaterThan(0);
    expect(Math.max(0, ...takeOvers)).toBeLessThan(MOST_TAKE_OVER_MILLISECONDS);
  }, 420_000);
});
