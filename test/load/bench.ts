import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { openSqliteStore } from '#eventing';
import { appendRate, rawInsertRate } from './appends.js';
import {
  adapterAppends,
  adapterReads,
  bareAppends,
  bareReads,
  copyLog,
  DoubleProcess,
} from './eventstore.js';
import { BenchReport, fixed, rounds } from './bench-report.js';
import { DeadlinesBench } from './deadlines.js';
import { evaluationSeconds } from './evaluations.js';
import { live } from './live.js';
import { median } from './measure.js';
import { placeOrders } from './place-orders.js';
import { queuePage } from './queue-page.js';
import { rebuildViews } from './rebuild.js';
import { move, operators, replay, rerank } from './queue-measures.js';
import { receive } from './receipt.js';
import { writeOrders, writeQueue } from './synthetic-log.js';

const HELP = `npm run bench [-- --quick] [orders|appends|rebuild|queue|receipt|rerank|move|operators|replay|deadlines|
                          evaluate|live|eventstore …]

Measures what the service promises, on this machine, on SQLite with synchronous=FULL: each figure is the median of its
rounds, beside its target. Without names, everything. --quick uses logs of a tenth of the size. EventStoreDB is a double
on loopback; with EVENTSTORE_TEST_URL also that server (empty, to be thrown away), where the adapter is held against the
bare client, too.
`;

const scale = process.argv.includes('--quick') ? 0.1 : 1;
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const wanted = (name: string) => chosen.length === 0 || chosen.includes(name);
const bench = new BenchReport(scale);
const folder = (name: string) => bench.folder(name);
const row: BenchReport['row'] = (...cells) => bench.row(...cells);

async function orders(): Promise<void> {
  const results = await rounds(3, (round) => placeOrders(folder(`orders-${round}`), 6));
  const perSecond = median(results.map((result) => result.perSecond));
  const p99 = median(results.map((result) => result.p99));
  const cpu = median(results.map((result) => result.cpuMilliseconds));
  const reached = `${fixed(perSecond)} orders/s, p50 ${fixed(median(results.map(({ p50 }) => p50)))} ms, p99 ${fixed(p99)} ms, ${fixed(cpu, 2)} ms of CPU each`;
  row(
    'placeOrder, 3 lines, HTTP, 32 clients',
    reached,
    '≥ 700/s, p99 < 150 ms',
    perSecond >= 700 && p99 < 150,
  );
}

async function appends(): Promise<void> {
  const count = 50_000 * Math.max(scale, 0.4);
  const ratios = await rounds(3, async (round) => {
    const dir = folder(`appends-${round}`);
    const ours = await appendRate(dir, count);
    const raw = await rawInsertRate(dir, count);
    return { ours, raw, ratio: ours / raw };
  });
  const ratio = median(ratios.map((result) => result.ratio));
  const [ours, raw] = [
    median(ratios.map((result) => result.ours)),
    median(ratios.map((result) => result.raw)),
  ];
  const reached = `${fixed(ratio, 2)} × raw (${fixed(ours)} against ${fixed(raw)} events/s)`;
  row('appends of 2 events, 64 in flight', reached, '≥ 0.5 × raw inserts', ratio >= 0.5);
}

async function rebuild(): Promise<void> {
  const dir = folder('million');
  await writeOrders(dir, 125_000 * scale); // of eight events each
  const { events, seconds, megabytes } = await rebuildViews(dir);
  const rate = events / seconds;
  row(
    `rebuild of all views from ${fixed(events)} events`,
    `${fixed(rate)} events/s, ${fixed(megabytes)} MB`,
    '≥ 50 000/s, < 400 MB',
    rate >= 50_000 && megabytes < 400,
  );
  const starts = await rounds(3, () => coldStart(dir));
  const start = median(starts);
  row('cold start to first answer on that log', `${fixed(start, 2)} s`, '< 2 s', start < 2);
}

async function coldStart(dir: string): Promise<number> {
  const began = performance.now();
  const server = await ServerProcess.start(dir);
  const client = new GraphqlClient(server.url);
  const { errors } = await client.send('{ backorderQueue(sku: "HOT", first: 1) { waitingLines } }');
  const seconds = (performance.now() - began) / 1000;
  if (errors) throw new Error(JSON.stringify(errors));
  client.close();
  await server.stop();
  return seconds;
}

async function queue(): Promise<void> {
  const dir = folder('queue');
  await writeQueue(dir, 1_000_000 * scale);
  await rebuildViews(dir);
  const results = await rounds(3, () => queuePage(dir, 3));
  const ratio = median(results.map((result) => result.queue.perSecond / result.constant.perSecond));
  const ours = median(results.map((result) => result.queue.perSecond));
  const constant = median(results.map((result) => result.constant.perSecond));
  row(
    `backorderQueue, first 20 of ${fixed(results[0]?.waiting ?? 0)} waiting, 16 clients`,
    `${fixed(ratio, 2)} × constant rows (${fixed(ours)} against ${fixed(constant)}/s)`,
    '≥ 0.5 × constant rows',
    ratio >= 0.5,
  );
}

async function receipt(): Promise<void> {
  const dir = folder('receipt');
  await writeOrders(dir, 100_000 * scale);
  await rebuildViews(dir);
  const result = await receive(dir, 50_000 * scale);
  row(
    `receipt of ${fixed(result.allocated)} units into ${fixed(100_000 * scale)} waiting lines`,
    `${fixed(result.seconds, 2)} s, other SKUs' p99 ${fixed(result.othersP99)} ms (orders told after ${fixed(result.toldSeconds)} s)`,
    '< 3 s, p99 < 250 ms',
    result.seconds < 3 && result.othersP99 < 250,
  );
}

async function deadlines(): Promise<void> {
  const [due, pending] = [10_000 * scale, 1_000_000 * scale];
  const timers = await DeadlinesBench.prepare(folder('deadlines'), { due, pending });
  const results = await rounds(3, () => timers.run());
  const middle = (part: keyof (typeof results)[number]) => median(results.map((result) => result[part]));
  const [seconds, most] = [middle('seconds'), 60 * scale];
  const memory = `${fixed(middle('idleMegabytes'))} MB at rest (${fixed(timers.bareMegabytes)} MB with none pending), ${fixed(middle('busyMegabytes'))} MB at work`;
  row(
    `${fixed(due)} orders' deadlines in one minute, beside ${fixed(pending)} pending timers`,
    `${fixed(seconds, 1)} s (all that follows: ${fixed(middle('settledSeconds'), 1)} s), poll ${fixed(middle('pollMilliseconds'), 3)} ms, ${memory}`,
    `< ${most} s`,
    seconds < most,
  );
}

async function evaluate(): Promise<void> {
  const scenarios = 100_000 * scale;
  const dir = folder('evaluate');
  const seconds = median(await rounds(3, () => Promise.resolve(evaluationSeconds(dir, scenarios))));
  const target = 10 * scale;
  row(
    `ctl evaluate of ${fixed(scenarios)} delay scenarios`,
    `${fixed(seconds, 2)} s (${fixed(scenarios / seconds)}/s)`,
    `≤ ${fixed(target)} s`,
    seconds <= target,
  );
}

async function subscribers(): Promise<void> {
  const count = 5000;
  const { p50, last, told, idleMegabytes, megabytes } = await live(folder('live'), count, 5);
  const memory = `${fixed(megabytes)} MB (${fixed(idleMegabytes)} MB without them)`;
  row(
    `a change of a queue told to ${fixed(count)} subscribers on one node`,
    `p50 ${fixed(p50)} ms, the last after ${fixed(last)} ms, ${memory}`,
    '< 1 s',
    told === count && last < 1000,
  );
}

async function eventstore(): Promise<void> {
  const from = folder('esdb-from');
  await writeOrders(from, 100_000 * scale);
  const double = await DoubleProcess.start();
  try {
    const rates = await rounds(3, () => adapterAppends(double.url, 64, 4));
    const rate = median(rates);
    row('EventStoreDB (double): appends, 64 in flight', `${fixed(rate)}/s`, '≥ 2 000/s', rate >= 2000);
  } finally {
    double.stop();
  }
  const empty = await DoubleProcess.start();
  try {
    await rebuildThroughAdapter('double', from, empty.url);
  } finally {
    empty.stop();
  }
  const { EVENTSTORE_TEST_URL } = process.env;
  if (!EVENTSTORE_TEST_URL) return;
  await appendsOfBoth(EVENTSTORE_TEST_URL);
  await rebuildThroughAdapter('real server', from, EVENTSTORE_TEST_URL);
  await readsOfBoth(EVENTSTORE_TEST_URL);
}

/** Of the log in `from`, and of what else the store holds. */
async function rebuildThroughAdapter(store: string, from: string, url: string): Promise<void> {
  const log = openSqliteStore({ file: join(from, 'events.db'), readonly: true });
  await copyLog(log, url);
  await log.close();
  const { events, seconds, megabytes } = await rebuildViews(folder(`views-${store}`), url);
  row(
    `EventStoreDB (${store}): rebuild of all views from ${fixed(events)} events`,
    `${fixed(events / seconds)} events/s, ${fixed(megabytes)} MB`,
    '≥ 15 000/s',
    events / seconds >= 15_000,
  );
}

interface Both {
  readonly bare: number;
  readonly ours: number;
}

async function appendsOfBoth(url: string): Promise<void> {
  const results = await rounds(5, async () => {
    const bare = await bareAppends(url, 32, 4);
    return { bare, ours: await adapterAppends(url, 32, 4) };
  });
  againstBareClient('appends, 32 streams at once', results);
}

async function readsOfBoth(url: string): Promise<void> {
  const most = 100_000;
  const results = await rounds(5, async () => {
    const bare = await bareReads(url, most);
    return { bare, ours: await adapterReads(url, most) };
  });
  againstBareClient(`${fixed(most)} events read from the log`, results);
}

function againstBareClient(what: string, results: readonly Both[]): void {
  const ratio = median(results.map(({ ours, bare }) => ours / bare));
  const [ours, bare] = [median(results.map((one) => one.ours)), median(results.map((one) => one.bare))];
  const reached = `${fixed(ratio, 2)} × the bare client (${fixed(ours)} against ${fixed(bare)}/s)`;
  row(`EventStoreDB (real server): ${what}`, reached, '≥ 0.8 ×', ratio >= 0.8);
}

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  try {
    for (const [name, run] of Object.entries({
      orders,
      appends,
      rebuild,
      queue,
      receipt,
      rerank: () => rerank(bench),
      move: () => move(bench),
      operators: () => operators(bench),
      replay: () => replay(bench),
      deadlines,
      evaluate,
      live: subscribers,
      eventstore,
    })) {
      if (wanted(name)) await run();
    }
    process.stdout.write(
      `\nNode ${process.version}, ${availableParallelism()} cores, SQLite synchronous=FULL; medians\n\n`,
    );
    process.stdout.write(bench.table());
  } finally {
    bench.remove();
  }
}
