import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { checkHistory } from './check-history.js';
import { Random } from './random.js';
import { untilIdle } from './until-idle.js';
import { Workload } from './workload.js';

const ROUNDS = Number(process.env['CHAOS_ROUNDS'] ?? 50);
const CLIENTS = 12;
const FAILPOINTS =
  'after-append=0.01,before-checkpoint=0.02,mid-page=0.0005,after-command-before-settle=0.005';

/** How a life of the server ended. */
type End = 'killed' | 'at failpoint';

/** One life of the server under load, ended by SIGKILL: from outside, or by itself at a failpoint. */
async function oneLife(dataDir: string, workload: Workload, random: Random): Promise<End> {
  const armed = random.next() < 0.4;
  const lifetime = random.integer(50, 600);
  const env = armed ? { FAILPOINTS, FAILPOINT_SEED: String(random.integer(1, 1e6)) } : {};
  const server = await ServerProcess.start(dataDir, env).catch((error: unknown) => {
    if (armed) return null; // it may meet a failpoint while it starts
    throw error;
  });
  if (!server) return 'at failpoint';
  const client = new GraphqlClient(server.url);
  const kill = async (): Promise<End> => {
    await delay(lifetime);
    const end = server.running ? 'killed' : 'at failpoint';
    await server.stop('SIGKILL');
    return end;
  };
  const clients = Array.from({ length: CLIENTS }, () => workload.run(client, () => !server.running));
  const [end] = await Promise.all([kill(), ...clients]);
  client.close();
  return end;
}

/** A last life, in which all that is owed gets done. */
async function comeToRest(dataDir: string, workload: Workload): Promise<void> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  try {
    await workload.settle(client);
    await untilIdle(client);
  } finally {
    client.close();
    await server.stop('SIGTERM');
  }
}

describe('kill -9', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-chaos-'));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it(`at ${ROUNDS} random points under load loses nothing and doubles nothing`, async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`CHAOS_SEED=${seed}\n`);
    const random = new Random(seed);
    const workload = new Workload(random);
    const ends: End[] = [];
    while (ends.length < ROUNDS) ends.push(await oneLife(dataDir, workload, random));
    await comeToRest(dataDir, workload);

    const history = await checkHistory(dataDir, workload);
    const failpoints = ends.filter((end) => end === 'at failpoint').length;
    process.stdout.write(
      `${workload.acknowledged.size} orders, ${history.events} events, ` +
        `${history.timersFired} timers, ${failpoints} ends at failpoints\n`,
    );
    expect(history.problems).toEqual([]);
    expect(workload.pending).toBe(0);
    expect(workload.acknowledged.size).toBeGreaterThan(2 * ROUNDS);
    expect(history.timersFired).toBeGreaterThan(0);
    expect(failpoints).toBeGreaterThan(0);
  }, 420_000);
});
