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

const CLIENTS = 12;
const LOAD_MILLISECONDS = 500;
const MOST_MILLISECONDS = 5000;

describe('SIGTERM under load', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-stop-'));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('ends the server in five seconds, with success, and loses no acknowledged order', async () => {
    const workload = new Workload(new Random(7));
    const server = await ServerProcess.start(dataDir);
    const client = new GraphqlClient(server.url);
    const clients = Array.from({ length: CLIENTS }, () => workload.run(client, () => !server.running));
    const stop = async () => {
      await delay(LOAD_MILLISECONDS);
      const before = performance.now();
      return { code: await server.stop('SIGTERM'), took: performance.now() - before };
    };
    const [{ code, took }] = await Promise.all([stop(), ...clients]);
    client.close();
    expect(code).toBe(0);
    expect(took).toBeLessThan(MOST_MILLISECONDS);
    expect(workload.acknowledged.size).toBeGreaterThan(0);

    const next = await ServerProcess.start(dataDir);
    const again = new GraphqlClient(next.url);
    await workload.settle(again);
    await untilIdle(again);
    again.close();
    await next.stop();
    expect((await checkHistory(dataDir, workload)).problems).toEqual([]);
  }, 60_000);
});
