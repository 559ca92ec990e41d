import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { processProblems, timersFired } from './check-processes.js';
import { advance, deadlinesIn, placeLateOrder, readLog, untilQuiet } from './late-orders.js';
import { Random } from './random.js';

const ORDERS = Number(process.env['CHAOS_ORDERS'] ?? 100);
const KILLS_A_STEP = 2;
const LINES = 2;
/** Over the ends of all periods, and the days on which refunds are due. */
const STEPS = ['P15D', 'P10D', 'P20D'];
const FAILPOINTS = 'after-append=0.004,before-checkpoint=0.02,after-command-before-settle=0.004';
const SANDBOX = { CLOCK: 'sandbox' };

const home = mkdtempSync(join(tmpdir(), 'ledger-deadlines-'));
const prepared = join(home, 'prepared');
afterAll(() => rmSync(home, { recursive: true }));

/** The same orders, each time as they were before the first deadline. */
function copyOfPrepared(name: string): string {
  cpSync(prepared, join(home, name), { recursive: true });
  return join(home, name);
}

/** One life of the service, ended by SIGTERM. */
async function during(
  dataDir: string,
  env: Readonly<Record<string, string>>,
  life: (client: GraphqlClient) => Promise<void>,
): Promise<void> {
  const server = await ServerProcess.start(dataDir, { ...SANDBOX, ...env });
  const client = new GraphqlClient(server.url);
  try {
    await life(client);
  } finally {
    client.close();
    await server.stop();
  }
}

/** One life, ended by SIGKILL while deadlines come due: from outside, or by itself at a failpoint. */
async function killed(dataDir: string, random: Random, step: number): Promise<void> {
  const armed = random.next() < 0.5;
  const env = armed ? { FAILPOINTS, FAILPOINT_SEED: String(random.integer(1, 1e6)) } : {};
  const server = await ServerProcess.start(dataDir, { ...SANDBOX, ...env }).catch((error: unknown) => {
    if (armed) return null; // it may meet a failpoint while it starts
    throw error;
  });
  if (!server) return;
  const client = new GraphqlClient(server.url);
  // What is not answered is asked again in the last life, with the same key.
  const moved = advance(client, `step-${step}`, STEPS[step] ?? '').catch(() => undefined);
  await Promise.all([moved, delay(random.integer(20, 700))]);
  await server.stop('SIGKILL');
  client.close();
}

let undisturbed: ReturnType<typeof deadlinesIn>;
beforeAll(async () => {
  await during(prepared, {}, async (client) => {
    for (let n = 0; n < ORDERS; n += 10) {
      const some = Array.from({ length: Math.min(10, ORDERS - n) }, (_, k) => n + k);
      await Promise.all(some.map((each) => placeLateOrder(client, each, each % 2 === 0 ? 10 : 20)));
    }
    await untilQuiet(client);
  });
  const dataDir = copyOfPrepared('undisturbed');
  await during(dataDir, {}, async (client) => {
    for (const [step, by] of STEPS.entries()) {
      await advance(client, `step-${step}`, by);
      await untilQuiet(client);
    }
  });
  const events = await readLog(dataDir);
  expect(processProblems(events)).toEqual([]);
  undisturbed = deadlinesIn(events);
}, 240_000);

describe('deadlines', () => {
  it('come once for every line, each with its refund', () => {
    expect(undisturbed.size).toBe(ORDERS);
    expect(new Set([...undisturbed.values()].map((facts) => facts.length))).toEqual(new Set([2 * LINES]));
  });

  it(`are the same after ${STEPS.length * KILLS_A_STEP} kills at random moments while they come due`, async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`CHAOS_SEED=${seed}\n`);
    const random = new Random(seed);
    const dataDir = copyOfPrepared('killed');
    for (const step of STEPS.keys()) {
      for (let kill = 0; kill < KILLS_A_STEP; kill += 1) await killed(dataDir, random, step);
    }
    await during(dataDir, {}, async (client) => {
      for (const [step, by] of STEPS.entries()) await advance(client, `step-${step}`, by);
      await untilQuiet(client);
    });
    const events = await readLog(dataDir);
    process.stdout.write(`${events.length} events, ${timersFired(events)} timers\n`);
    expect(processProblems(events)).toEqual([]);
    expect(deadlinesIn(events)).toEqual(undisturbed);
  }, 240_000);

  it('have the same dates when nobody rang for weeks', async () => {
    const dataDir = copyOfPrepared('asleep');
    await during(dataDir, { WORKER: 'off' }, async (client) => {
      for (const [step, by] of STEPS.entries()) await advance(client, `step-${step}`, by);
    });
    expect(deadlinesIn(await readLog(dataDir)).size).toBe(0);
    await during(dataDir, {}, untilQuiet);
    const events = await readLog(dataDir);
    expect(processProblems(events)).toEqual([]);
    expect(deadlinesIn(events)).toEqual(undisturbed);
  }, 120_000);
});
