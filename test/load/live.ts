import { openRuntime } from '#composition';
import { KeyService } from '#access';
import { SystemClock } from '#kernel';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { megabytesOf, quantile } from './measure.js';

const KEYS = 5;
const RECEIVE = `mutation ($key: ID!) { receiveStock(input: { idempotencyKey: $key, sku: "HOT", quantity: 1 }) {
  ... on StockChanged { position } ... on UserError { message } } }`;

export interface LiveResult {
  /** From sending the mutation until a subscriber, or the last one, had its notice. */
  readonly p50: number;
  readonly last: number;
  /** What every subscriber had heard of in the end. */
  readonly told: number;
  readonly idleMegabytes: number;
  readonly megabytes: number;
}

/** Changes of one queue, each told to so many subscribers on one node. */
export async function live(dataDir: string, subscribers: number, changes: number): Promise<LiveResult> {
  const keys = await makeKeys(dataDir);
  const server = await ServerProcess.start(dataDir, { AUTH: 'keys', LIVE_CONNECTIONS_PER_KEY: '5000' });
  const client = new GraphqlClient(server.url, keys[0]);
  await client.ask(RECEIVE, { key: 'first' });
  const idleMegabytes = await megabytesOf(server.pid);
  const children = fork(join(process.cwd(), 'dist/test/load/live-clients.js'), [
    server.url,
    String(subscribers),
    ...keys,
  ]);
  await once(children, 'message');
  const durations: number[] = [];
  const lasts: number[] = [];
  for (let n = 0; n < changes; n += 1) {
    const began = Date.now();
    await client.ask(RECEIVE, { key: `change-${n}` });
    await delay(2000);
    children.send('report');
    const [{ heard }] = (await once(children, 'message')) as [{ heard: number[] }];
    const taken = heard.map((at) => at - began);
    durations.push(...taken);
    lasts.push(Math.max(...taken));
  }
  const megabytes = await megabytesOf(server.pid);
  children.kill();
  client.close();
  await server.stop();
  return {
    p50: quantile(durations, 0.5),
    last: quantile(lasts, 0.5),
    told: durations.length / changes,
    idleMegabytes,
    megabytes,
  };
}

async function makeKeys(dataDir: string): Promise<string[]> {
  const runtime = await openRuntime({ dataDir, clock: new SystemClock(), threads: false });
  await runtime.start();
  const service = new KeyService(runtime.runner, 'system:bench');
  const made = Array.from({ length: KEYS }, (_, n) =>
    service.create({ tenant: 'main', name: `bench ${n}`, role: 'operations', expiresAt: null }),
  );
  const keys = (await Promise.all(made)).map(({ key }) => key);
  await runtime.views.waitFor(await runtime.store.feed.head(), 10_000);
  await runtime.stop();
  return keys;
}
