import { describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { problemsIn } from './check-history.js';
import { Random } from './random.js';
import { Workload } from './workload.js';

const ROUNDS = 50;
const CLIENTS = 12;
const FAILPOINTS =
  'after-append=0.002,before-checkpoint=0.02,mid-page=0.0005,after-command-before-settle=0.002';

/** One life of the server under load, ended by SIGKILL: from outside, or by itself at a failpoint. */
async function oneLife(dataDir: string, workload: Workload, random: Random): Promise<void> {
  const atFailpoint = random.next() < 0.4;
  const env = atFailpoint ? { FAILPOINTS, FAILPOINT_SEED: String(random.integer(1, 1e6)) } : {};
  const server = await ServerProcess.start(dataDir, env).catch(() => null); // it may die while it starts
  if (!server) return;
  const client = new GraphqlClient(server.url);
  const lifetime = random.integer(50, 600);
  const clients = Array.from({ length: CLIENTS }, () => workload.run(client, () => !server.running));
  await delay(lifetime);
  await server.stop('SIGKILL');
  await Promise.all(clients);
  client.close();
}

async function untilIdle(client: GraphqlClient): Promise<void> {
  const query = `{ serviceStatus { backlog head position parked }
    stockItems(first: 100, where: { sku: { contains: "SKU" } }) { nodes { reserved } } }`;
  let calm = 0;
  for (let attempt = 0; calm < 3; attempt += 1) {
    if (attempt > 600) throw new Error('the service does not come to rest');
    const { data } = await client.send(query);
    const status = data?.['serviceStatus'] as { backlog: number; head: string; position: string };
    const items = (data?.['stockItems'] as { nodes: { reserved: number }[] }).nodes;
    const resting = status.backlog === 0 && status.head === status.position;
    calm = resting && items.every(({ reserved }) => reserved === 0) ? calm + 1 : 0;
    await delay(100);
  }
}

describe('kill -9', () => {
  it(`at ${ROUNDS} random points under load loses nothing and doubles nothing`, async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`CHAOS_SEED=${seed}\n`);
    const random = new Random(seed);
    const dataDir = mkdtempSync(join(tmpdir(), 'ledger-chaos-'));
    const workload = new Workload(random);
    for (let round = 0; round < ROUNDS; round += 1) await oneLife(dataDir, workload, random);

    const server = await ServerProcess.start(dataDir);
    const client = new GraphqlClient(server.url);
    await workload.settle(client);
    await untilIdle(client);
    client.close();
    await server.stop('SIGTERM');

    expect(workload.pending).toBe(0);
    expect(workload.acknowledged.size).toBeGreaterThan(100);
    expect(await problemsIn(dataDir, workload.acknowledged)).toEqual([]);
  }, 420_000);
});
