import { fork } from 'node:child_process';
import { EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
let url = process.argv[2]; let child;
if (url === 'inproc') { const { EsdbDouble } = await import('./dist/libs/eventing-testing/src/esdb-double/esdb-double.js'); const d = await EsdbDouble.open(); url = d.connectionString; }
else if (!url) { child = fork('/tmp/serve.mjs', { stdio: ['ignore','ignore','inherit','ipc'] }); url = await new Promise(r => child.once('message', r)); }
const c = EventStoreDBClient.connectionString(url);
const ev = (n) => jsonEvent({ type: 'T', id: randomUUID(), data: { n, text: 'x'.repeat(150) }, metadata: { a: 'y'.repeat(110) } });
const tag = randomUUID();
for (let r = 0; r < 2; r++) {
  let t = performance.now(); const N = 10000; let next = 0;
  const lane = async (k) => { while (next < N) { next++; await c.appendToStream(`${tag}${r}s${k}-${next}`, ev(1), { expectedRevision: 'no_stream' }); } };
  await Promise.all(Array.from({ length: 64 }, (_, k) => lane(k)));
  console.log('appends/s', Math.round(N / (performance.now() - t) * 1000));
}
let t = performance.now();
for (let i = 0; i < 800; i++) await c.appendToStream(`${tag}-big${i%8}`, Array.from({ length: 100 }, (_, n) => ev(n)));
console.log('append events/s by 100', Math.round(80000 / (performance.now() - t) * 1000));
for (let round = 0; round < 3; round++) {
  t = performance.now(); let count = 0, from = START;
  for (;;) { let got = 0; for await (const e of c.readAll({ fromPosition: from, maxCount: 1000 })) { got++; from = e.event.position; } count += got - 1; if (got < 1000) break; }
  console.log('readAll pages/s', Math.round(count / (performance.now() - t) * 1000), count);
}
t = performance.now(); let seen = 0;
await new Promise((res) => { const s = c.subscribeToAll({ fromPosition: START }); s.on('data', () => { seen++; }); s.on('caughtUp', () => { s.unsubscribe(); res(); }); });
console.log('subscription/s', Math.round(seen / (performance.now() - t) * 1000));
await c.dispose(); child?.kill(); process.exit();
