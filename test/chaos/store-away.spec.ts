import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { openEsdbStore } from '#eventing';
import { type GraphqlClient } from '../support/graphql-client.js';
import { checkLog } from './check-history.js';
import { Cluster } from './cluster.js';
import { untilQuiet } from './log-watch.js';
import { Random } from './random.js';
import { openStoreUnderTest, type StoreUnderTest } from './store-under-test.js';
import { Workload } from './workload.js';

const ROUNDS = 5;
const CLIENTS = 8;
const MOST_RECOVERY_MILLISECONDS = 10_000;

const QUERY = '{ backorders(first: 5) { nodes { id } } orders(first: 5) { nodes { ref } } }';
const REFUSAL = [{ extensions: { code: 'STORE_UNAVAILABLE', retryable: true } }];
const RECEIVE = `mutation ($key: ID!) { receiveStock(input: { idempotencyKey: $key, sku: "PROBE", quantity: 1 }) {
  __typename } }`;

/** Until a command is taken again. */
async function untilRecovered(client: GraphqlClient, key: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { data, errors } = await client.send(RECEIVE, { key });
    if (data?.['receiveStock']) return performance.now() - began;
    if (performance.now() - began > 60_000)
      throw new Error(`the service does not recover: ${JSON.stringify(errors)}`);
    await delay(50);
  }
}

describe('kill -9 of the store', () => {
  let server: StoreUnderTest | null = null;
  let cluster: Cluster | null = null;
  afterEach(async () => {
    await cluster?.stop();
    cluster?.dispose();
    await server?.dispose();
  });

  it(`${ROUNDS} times under load: queries go on, commands say that they may be repeated, nothing is lost`, async () => {
    const workload = new Workload(new Random(11));
    server = await openStoreUnderTest();
    cluster = await Cluster.start(server.url);
    const client = cluster.client(0);
    let ending = false;
    const clients = Array.from({ length: CLIENTS }, async (_, n) => {
      const own = cluster!.client(n);
      await workload.run(own, () => ending);
      own.close();
    });
    const recoveries: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await delay(700);
      await server.kill();
      await delay(300);
      expect((await client.send(QUERY)).errors).toBeUndefined();
      const refused = await client.send(RECEIVE, { key: `away-${round}` });
      if (refused.errors || !server.cluster) expect(refused.errors).toMatchObject(REFUSAL);
      await server.start();
      recoveries.push(await untilRecovered(client, `away-${round}`));
    }
    ending = true;
    await Promise.all(clients);
    while (workload.pending > 0) await workload.settle(client);
    const store = await openEsdbStore({ connectionString: server.url });
    await untilQuiet(store, 12_000);
    client.close();
    await cluster.stop();
    workload.receipts.push({ sku: 'PROBE', quantity: ROUNDS });

    const history = await checkLog(store, cluster.viewsFiles, workload);
    await store.close();
    process.stdout.write(
      `${workload.acknowledged.size} orders, ${history.events} events, ` +
        `recovered after ${recoveries.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s\n`,
    );
    expect(history.problems).toEqual([]);
    expect(Math.max(...recoveries)).toBeLessThan(MOST_RECOVERY_MILLISECONDS);
  }, 300_000);
});
