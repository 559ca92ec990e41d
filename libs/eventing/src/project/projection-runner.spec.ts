import { GivenLog, plainDecoder } from '#eventing-testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemScheduler, systemStopwatch, yieldToEventLoop } from '../ops/scheduler.js';
import { inlineEngine } from './projection-engine.js';
import { ProjectionHost } from './projection-host.js';
import type { Projection, ProjectedEvent } from './projection.js';
import { verifyViews } from './verify-views.js';

let directory: string;
let hosts: ProjectionHost[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'views-'));
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) await host.stop();
  rmSync(directory, { recursive: true });
});

/** Sums the amounts per account; an amount of 13 cannot be taken. */
function totals(version = 1, factor = 1, onPoison: 'pause' | 'skip' = 'pause'): Projection {
  return {
    name: 'totals',
    version,
    tables: ['totals'],
    onPoison,
    schema: (table) =>
      `CREATE TABLE IF NOT EXISTS ${table('totals')}(account TEXT PRIMARY KEY, sum INTEGER NOT NULL)`,
    handlers(db, table) {
      const add = db.prepare(
        `INSERT INTO ${table('totals')} VALUES (?, ?) ON CONFLICT DO UPDATE SET sum = sum + excluded.sum`,
      );
      return {
        'test.Paid': ({ data }: ProjectedEvent<{ account: string; amount: number }>) => {
          add.run(data.account, data.amount * factor);
          if (data.amount === 13) throw new Error('unlucky');
        },
      };
    },
  };
}

const counter: Projection = {
  name: 'counter',
  version: 1,
  tables: ['counts'],
  schema: (table) =>
    `CREATE TABLE IF NOT EXISTS ${table('counts')}(type TEXT PRIMARY KEY, n INTEGER NOT NULL)`,
  handlers(db, table) {
    const count = db.prepare(
      `INSERT INTO ${table('counts')} VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1`,
    );
    return { '*': (event) => void count.run(event.type) };
  },
};

const paid = (account: string, amount: number) => ({ type: 'test.Paid', data: { account, amount } });

async function open(feed: GivenLog, ...projections: Projection[]): Promise<ProjectionHost> {
  const viewsFile = join(directory, 'views.db');
  const engine = inlineEngine(
    viewsFile,
    { feed, decoder: plainDecoder, projections },
    systemScheduler,
    systemStopwatch,
  );
  const host = new ProjectionHost({ viewsFile, projections, feed, engine, scheduler: systemScheduler });
  hosts.push(host);
  await host.start();
  return host;
}

function rows(host: ProjectionHost, table: string): unknown[] {
  return host.reader.statement(`SELECT * FROM ${host.reader.table(table)} ORDER BY 1`).all();
}

describe('projections', () => {
  it('commits rows and checkpoint together, and waits for a position', async () => {
    const log = new GivenLog([paid('a', 1), paid('b', 2), { type: 'test.Other', data: {} }]);
    const host = await open(log, totals(), counter);
    const position = log.add(paid('a', 5));
    await host.waitFor(position, 2000);
    expect(rows(host, 'totals')).toEqual([
      { account: 'a', sum: 6 },
      { account: 'b', sum: 2 },
    ]);
    expect(rows(host, 'counts')).toEqual([
      { type: 'test.Other', n: 1 },
      { type: 'test.Paid', n: 3 },
    ]);
    expect((await host.status()).views).toMatchObject([
      { name: 'counter', position, lag: 0n, state: 'running', lastError: null },
      { name: 'totals', position, lag: 0n, state: 'running', lastError: null },
    ]);
  });

  it('moves the checkpoint past events that no view handles', async () => {
    const log = new GivenLog([{ type: 'test.Other', data: {} }]);
    const host = await open(log, totals());
    await host.waitFor(10n, 2000);
    expect(host.position()).toBe(10n);
  });

  it('never reads the data of an event that no view handles', async () => {
    const log = new GivenLog();
    log.events.push({
      ...new GivenLog([{ type: 'test.Other', data: {} }]).events[0]!,
      get data(): never {
        throw new Error('was read');
      },
    });
    const host = await open(log, totals());
    await host.waitFor(10n, 2000);
  });

  it('says where the views are when they do not arrive in time', async () => {
    const host = await open(new GivenLog([paid('a', 1)]), totals());
    await host.waitFor(10n, 2000);
    await expect(host.waitFor(11n, 1)).rejects.toMatchObject({ code: 'VIEW_BEHIND', position: 10n });
  });

  it('pauses only the view that cannot take an event, and keeps what came before it', async () => {
    const log = new GivenLog([paid('a', 1), paid('a', 13), paid('a', 4)]);
    const host = await open(log, totals(), counter);
    await host.waitFor(30n, 2000, ['counter']);
    expect(rows(host, 'totals')).toEqual([{ account: 'a', sum: 1 }]);
    expect(rows(host, 'counts')).toEqual([{ type: 'test.Paid', n: 3 }]);
    expect((await host.status()).views).toMatchObject([
      { name: 'counter', state: 'running' },
      { name: 'totals', state: 'paused', position: 10n, lastError: 'Error: unlucky' },
    ]);
  });

  it('lets nobody wait for a view that is paused', async () => {
    const host = await open(new GivenLog([paid('a', 1), paid('a', 13), paid('a', 4)]), totals(), counter);
    const paused = { code: 'VIEW_PAUSED', view: 'totals', position: 10n };
    await expect(host.waitFor(30n, 60_000)).rejects.toMatchObject(paused);
    await expect(host.waitFor(20n, 60_000, ['totals'])).rejects.toMatchObject(paused);
    await host.waitFor(10n, 60_000);
  });

  it('stays paused after a restart until it is resumed', async () => {
    const log = new GivenLog([paid('a', 1), paid('a', 13), paid('a', 4)]);
    const first = await open(log, totals(), counter);
    await first.waitFor(30n, 2000, ['counter']);
    await hosts.pop()?.stop();
    const repaired = { ...totals(), handlers: totals(1, 2).handlers };
    log.events[1] = { ...log.events[1]!, data: { account: 'a', amount: 12 } };
    const host = await open(log, repaired, counter);
    expect((await host.status()).views[1]).toMatchObject({ state: 'paused' });
    host.resumeView('totals');
    await host.waitFor(30n, 2000);
    expect(rows(host, 'totals')).toEqual([{ account: 'a', sum: 33 }]);
  });

  it('skips a poison event where the view says so, and records it', async () => {
    const log = new GivenLog([paid('a', 1), paid('a', 13), paid('a', 4)]);
    const host = await open(log, totals(1, 1, 'skip'), counter);
    await host.waitFor(30n, 2000);
    expect(rows(host, 'totals')).toEqual([{ account: 'a', sum: 5 }]);
    expect((await host.status()).views[1]).toMatchObject({ state: 'running', lastError: 'Error: unlucky' });
  });

  it('builds a new version beside the old one, flips, and drops the old tables', async () => {
    const log = new GivenLog(Array.from({ length: 2500 }, () => paid('a', 1)));
    await (await open(log, totals())).waitFor(25_000n, 5000);
    await hosts.pop()?.stop();
    const host = await open(log, totals(2, 100));
    await host.waitFor(25_000n, 5000);
    while (host.reader.table('totals') === 'totals_v1') await yieldToEventLoop();
    expect(host.reader.table('totals')).toBe('totals_v2');
    expect(rows(host, 'totals')).toEqual([{ account: 'a', sum: 250_000 }]);
  });

  it('rebuilds a view beside the live one and reports what was wrong with it', async () => {
    const log = new GivenLog([paid('a', 1), paid('b', 2)]);
    const host = await open(log, totals(), counter);
    await host.waitFor(20n, 2000);
    expect(await host.rebuildView('totals')).toEqual([]);
    expect(host.reader.table('totals')).toBe('totals_v1g1');
    const changed = { ...totals(), handlers: totals(1, 3).handlers };
    await hosts.pop()?.stop();
    const other = await open(log, changed, counter);
    expect(await other.rebuildView('totals')).toMatchObject([
      { view: 'totals', table: 'totals', live: { rows: 2 } },
    ]);
    expect(rows(other, 'totals')).toEqual([
      { account: 'a', sum: 3 },
      { account: 'b', sum: 6 },
    ]);
  });

  it('verifies live views against a fresh build', async () => {
    const log = new GivenLog([paid('a', 1), paid('b', 2)]);
    const host = await open(log, totals(), counter);
    await host.waitFor(20n, 2000);
    const verify = (scratch: string, factor: number) =>
      verifyViews({
        viewsFile: join(directory, 'views.db'),
        scratchFile: join(directory, scratch),
        source: { feed: log, decoder: plainDecoder, projections: [totals(1, factor), counter] },
        stopwatch: systemStopwatch,
      });
    expect(await verify('one.db', 1)).toEqual([]);
    expect((await verify('two.db', 2)).map(({ table }) => table)).toEqual(['totals']);
  });
});
