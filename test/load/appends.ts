import Database from 'better-sqlite3';
import { join } from 'node:path';
import { type NewEvent, openSqliteStore } from '#eventing';
import { deterministicId } from '#kernel';

const IN_FLIGHT = 64;
const BATCH = 100;
const DATA = { orderId: deterministicId('bench'), note: 'x'.repeat(120), quantity: 3, tags: ['a', 'b'] };
const META = {
  commandId: deterministicId('c'),
  tenant: 'main',
  actor: 'key:bench',
  at: '2026-01-05T10:00:00.000Z',
};

/** Appends of two events to streams of their own, 64 in flight: events a second. */
export async function appendRate(dataDir: string, appends: number): Promise<number> {
  const store = openSqliteStore({ file: join(dataDir, 'appends.db') });
  const events = Array.from({ length: appends }, (_, n) => pair(n));
  const began = performance.now();
  let next = 0;
  const writer = async () => {
    for (let n = next++; n < appends; n = next++)
      await store.append(`bench-main~${n}`, 'none', events[n] ?? []);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, writer));
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return (appends * 2) / seconds;
}

/** The same rows put into the same table by the bare library, 100 to a transaction: rows a second. */
export async function rawInsertRate(dataDir: string, appends: number): Promise<number> {
  const file = join(dataDir, 'raw.db');
  await openSqliteStore({ file }).close();
  const db = new Database(file);
  db.pragma('synchronous = FULL');
  const insert = db.prepare(
    'INSERT INTO events(stream, revision, id, type, data, meta, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const rows = Array.from({ length: appends }, (_, n) =>
    pair(n).map((event, revision) => [
      `bench-main~${n}`,
      revision,
      event.id,
      event.type,
      JSON.stringify(event.data),
      JSON.stringify(event.meta),
      Date.now(),
    ]),
  ).flat();
  const began = performance.now();
  const write = db.transaction((from: number) => {
    for (const row of rows.slice(from, from + BATCH)) insert.run(...row);
  });
  for (let from = 0; from < rows.length; from += BATCH) write.immediate(from);
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return rows.length / seconds;
}

function pair(n: number): readonly NewEvent[] {
  return [0, 1].map((k) => ({ id: deterministicId(n, k), type: 'bench.Appended', data: DATA, meta: META }));
}
