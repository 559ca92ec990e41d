import { type NewEvent, StoreUnavailable, type EventStore, openSqliteStore } from '#eventing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from './sqlite-connection.js';

let directory: string;
let file: string;
const opened: { close(): unknown }[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'event-log-'));
  file = join(directory, 'events.db');
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(directory, { recursive: true });
});

function keep<T extends { close(): unknown }>(store: T): T {
  opened.push(store);
  return store;
}

const open = (more: { readonly?: boolean; now?: () => string } = {}): EventStore =>
  keep(openSqliteStore({ file, ...more }));
const raw = () => keep(new Database(file));
const event = (type = 'test.Happened', n = 0): NewEvent => ({ id: `id-${n}`, type, data: { n }, meta: {} });

describe('the file of the SQLite store', () => {
  it('refuses to change or delete what happened', async () => {
    await open().append('a', 'none', [event()]);
    const db = raw();
    expect(() => db.exec("UPDATE events SET data = '{}'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM events')).toThrow('append-only');
    expect(db.prepare('SELECT count(*) FROM events').pluck().get()).toBe(1);
  });

  it('is flushed at every commit and has a write-ahead log', () => {
    const db = keep(openConnection(file, false));
    expect(db.pragma('synchronous', { simple: true })).toBe(2); // FULL
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it('says when an event was stored, by its own clock or by a given one', async () => {
    const before = Date.now();
    await open().append('a', 'none', [event()]);
    await open({ now: () => '2026-01-05T15:00:00.123Z' }).append('b', 'none', [event()]);
    const [own, given] = raw().prepare<[], number>('SELECT recorded_at FROM events').pluck().all();
    expect(own).toBeGreaterThanOrEqual(before - 1);
    expect(own).toBeLessThanOrEqual(Date.now() + 1);
    expect(given).toBe(Date.parse('2026-01-05T15:00:00.123Z'));
  });

  it('starts with an empty log', async () => {
    const { feed } = open();
    expect(await feed.head()).toBe(0n);
    expect(await feed.page(0n, 10)).toEqual({ events: [], last: 0n, atHead: true });
  });

  it('refuses a database in memory, which no flush makes durable', () => {
    expect(() => openSqliteStore({ file: ':memory:' })).toThrow('write-ahead log');
  });
});

describe('a read-only SQLite store', () => {
  it('reads and follows what another connection writes', async () => {
    const writer = open();
    const reader = open({ readonly: true });
    const rung = new Promise<void>((resolve) => {
      const silence = reader.feed.onWake(() => {
        void reader.feed.head().then((head) => {
          if (head === 0n) return;
          silence();
          resolve();
        });
      });
    });
    await writer.append('a', 'none', [event()]);
    await rung;
    expect(await reader.read('a')).toHaveLength(1);
  });

  it('refuses appends', async () => {
    open();
    await expect(open({ readonly: true }).append('a', 'none', [event()])).rejects.toThrow(StoreUnavailable);
  });

  it('refuses a file that is not there, and one that has no events table yet', () => {
    expect(() => open({ readonly: true })).toThrow();
    raw().pragma('journal_mode = WAL');
    expect(() => open({ readonly: true })).toThrow('open it for writing once');
  });
});

describe('a SQLite store under load', () => {
  it('stores far more appends of one moment than fit in one transaction', async () => {
    const store = open();
    const appends = Array.from({ length: 1500 }, (_, n) => store.append(`s-${n}`, 'none', [event('t', n)]));
    const positions = (await Promise.all(appends)).map(({ position }) => position);
    expect(new Set(positions).size).toBe(1500);
    expect(await store.feed.head()).toBe(positions.at(-1));
  });

  it('fails all appends of a group when SQLite fails, stores none of them, and goes on', async () => {
    const store = open();
    raw().exec(`CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.type = 'test.Full'
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
    const group = [event(), event('test.Full'), event()].map((given, n) =>
      store.append(`g-${n}`, 'none', [given]),
    );
    for (const outcome of await Promise.allSettled(group)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORE_UNAVAILABLE' } });
    }
    expect(await store.feed.head()).toBe(0n);
    expect(await store.append('g-0', 'none', [event()])).toEqual({ revision: 0n, position: 1n });
  });

  it("waits for another process's transaction with the event loop free", async () => {
    const store = open();
    const other = raw();
    other.exec('BEGIN IMMEDIATE');
    let done = false;
    const appended = store.append('a', 'none', [event()]).finally(() => (done = true));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    other.exec('COMMIT');
    expect(await appended).toEqual({ revision: 0n, position: 1n });
  });
});
