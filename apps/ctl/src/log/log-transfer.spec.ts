import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openMemoryStore, openSqliteStore } from '#eventing';
import { deterministicId } from '#kernel';
import { eventsOf, exportLog } from './export-log.js';
import { importLog } from './import-log.js';
import { entryOf } from './log-file.js';

let folder: string;
const file = () => join(folder, 'log.ndjson');
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const event = (n: number) => ({
  id: deterministicId('transfer', n),
  type: 'test.Happened',
  data: { n, text: 'ü\n"' },
  meta: { at: 'now' },
});

/** Two streams that grow in turns, and a lease that stays where it is. */
async function filled(): Promise<EventStore> {
  const store = openMemoryStore();
  await store.append('a', 'none', [event(1), event(2)]);
  await store.append('lease-main~worker', 'none', [event(3)]);
  await store.append('b', 'none', [event(4)]);
  await store.append('a', 1n, [event(5)]);
  return store;
}

async function entries(store: EventStore): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of eventsOf(store)) found.push(entryOf(one));
  return found;
}

describe('a log that moves to another store', () => {
  it('is the same there, in the same order and at the same revisions', async () => {
    const source = await filled();
    const exported = await exportLog(source, file());
    const target = openSqliteStore({ file: join(folder, 'events.db') });
    const { skipped, ...imported } = await importLog(target, file());
    expect(imported).toEqual(exported);
    expect(skipped).toBe(0);
    expect(await entries(target)).toEqual(await entries(source));
    await target.close();
  });

  it('goes on where an import was broken off, and may be imported twice', async () => {
    await exportLog(await filled(), file());
    const target = openMemoryStore();
    await target.append('a', 'none', [event(1)]);
    expect(await importLog(target, file())).toMatchObject({ events: 4, skipped: 1 });
    expect(await importLog(target, file())).toMatchObject({ events: 4, skipped: 4 });
  });

  it('does not mix with another one', async () => {
    await exportLog(await filled(), file());
    const other = openMemoryStore();
    await other.append('a', 'none', [event(9)]);
    await expect(importLog(other, file())).rejects.toThrow('other events');
    const longer = await filled();
    await longer.append('c', 'none', [event(10)]);
    await expect(importLog(longer, file())).rejects.toThrow('more events than the file');
  });

  it.each([
    ['changed', (text: string) => text.replace('"n":4', '"n":5'), 'was changed'],
    ['cut off', (text: string) => text.split('\n').slice(0, -2).join('\n'), 'ends too early'],
    ['not an export', () => '{"hello":1}\n', 'no export'],
    ['not JSON', () => 'hello\n', 'not JSON'],
  ])('is not taken from a file that is %s: nothing of it', async (_what, spoil, message) => {
    await exportLog(await filled(), file());
    writeFileSync(file(), spoil(readFileSync(file(), 'utf8')));
    const target = openMemoryStore();
    await expect(importLog(target, file())).rejects.toThrow(message);
    expect(await target.feed.head()).toBe(0n);
  });
});
