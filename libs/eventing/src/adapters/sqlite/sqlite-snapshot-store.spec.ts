import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteSnapshotStore } from './sqlite-snapshot-store.js';

const KEY = { stream: 'tally-main~1', decider: 'tally', stateVersion: 2 };

let directory: string;
let file: string;
let store: SqliteSnapshotStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'snapshots-'));
  file = join(directory, 'snapshots.db');
  store = new SqliteSnapshotStore(file);
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

async function reopen(): Promise<void> {
  await store.close();
  store = new SqliteSnapshotStore(file);
}

describe('SqliteSnapshotStore', () => {
  it('keeps a snapshot for its key, over restarts', async () => {
    await store.save(KEY, 7, '{"a":"漢字"}');
    await reopen();
    expect(await store.load(KEY)).toBe('{"a":"漢字"}');
    for (const other of [{ stream: 'tally-main~2' }, { decider: 'else' }, { stateVersion: 1 }]) {
      expect(await store.load({ ...KEY, ...other })).toBeNull();
    }
  });

  it('keeps the newest, whatever the order in which they come', async () => {
    await store.save(KEY, 7, '7');
    await store.save(KEY, 9, '9');
    await store.save(KEY, 8, '8');
    expect(await store.load(KEY)).toBe('9');
  });

  it('drops those of older state versions', async () => {
    const older = { ...KEY, stateVersion: 1 };
    await store.save(older, 7, '7');
    await store.save(KEY, 7, '7');
    expect(await store.load(older)).toBeNull();
  });

  it('ignores what is not as it was saved', async () => {
    await store.save(KEY, 7, '{"total":700}');
    const other = new Database(file);
    other.prepare("UPDATE snapshots_v2 SET json = replace(json, '700', '701')").run();
    other.close();
    expect(await store.load(KEY)).toBeNull();
  });

  it('begins anew in place of a file that is no database', async () => {
    await store.close();
    writeFileSync(file, 'not a database, but long enough to be taken for the header of one'.repeat(100));
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    store = new SqliteSnapshotStore(file);
    await store.save(KEY, 7, '7');
    expect(await store.load(KEY)).toBe('7');
  });

  it('may be deleted', async () => {
    await store.save(KEY, 7, '7');
    await store.close();
    rmSync(file);
    store = new SqliteSnapshotStore(file);
    expect(await store.load(KEY)).toBeNull();
  });
});
