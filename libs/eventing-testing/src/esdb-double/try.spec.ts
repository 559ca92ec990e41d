import { it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, ANY, streamNameFilter, START } from '@eventstore/db-client';
import { EsdbDouble } from './esdb-double.js';
import { randomId } from '#kernel';
it('works', async () => {
  const d = await EsdbDouble.open();
  const c = EventStoreDBClient.connectionString(d.connectionString as string & TemplateStringsArray);
  const out = (...a: unknown[]) => process.stdout.write(a.map((x) => (typeof x === 'string' ? x : (require0(x)))).join(' ') + '\n');
  const require0 = (x: unknown) => JSON.stringify(x, (_k, v) => typeof v === 'bigint' ? `${v}n` : v);
  const ev = (n: number) => jsonEvent({ type: 'T', id: randomId(), data: { n, text: 'x'.repeat(150) }, metadata: { a: 'y'.repeat(110) } });
  out(await c.appendToStream('a', ev(1), { expectedRevision: 'no_stream' }));
  await c.appendToStream('a', ev(1), { expectedRevision: 5n }).catch((e) => out(e, e.message));
  for await (const e of c.readStream('a')) out(e);
  for await (const e of c.readAll({direction:'backwards', fromPosition:'end'})) out(e.event?.position);
  const sub = c.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: ['a'], checkpointReached: async (_s, p) => out('cp', p) }) });
  sub.on('caughtUp', () => out('caughtUp')); sub.on('data', (e) => out('ev', e.event?.revision));
  await c.appendToStream('a', [ev(3), ev(4)], { expectedRevision: ANY });
  await new Promise((r) => setTimeout(r, 200));
  await sub.unsubscribe();
  let t = performance.now();
  const N = 10000;
  let next = 0;
  const lane = async (k: number) => { while (next < N) { next++; await c.appendToStream(`s${k}-${next}`, ev(1), { expectedRevision: 'no_stream' }); } };
  await Promise.all(Array.from({ length: 64 }, (_, k) => lane(k)));
  out('appends/s', Math.round(N / (performance.now() - t) * 1000));
  for (let round = 0; round < 3; round++) {
    t = performance.now();
    let count = 0; let from: any = START;
    for (;;) {
      let got = 0;
      for await (const e of c.readAll({ fromPosition: from, maxCount: 1000 })) { got++; from = e.event!.position; }
      count += got;
      if (got < 1000) break;
    }
    out('reads/s', Math.round(count / (performance.now() - t) * 1000));
  }
  await c.dispose();
  await d.close();
});
