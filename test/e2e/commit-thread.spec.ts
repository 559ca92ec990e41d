import { AppendOutcomeUnknown, openSqliteStore } from '#eventing';
import { describeEventStoreContract, sqliteHarness } from '#eventing-testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As it was built: a thread cannot load what tests are transformed from. */
const BUILT = pathToFileURL(resolve('dist/libs/eventing/src/adapters/sqlite/commit-worker.js'));
const EVENT = { id: 'id-1', type: 'test.Happened', data: {}, meta: {} };

describeEventStoreContract('the SQLite store that commits in a thread', () => sqliteHarness(BUILT));

describe('a thread that ends', () => {
  const directory = mkdtempSync(join(tmpdir(), 'commit-thread-'));
  afterEach(() => rmSync(directory, { recursive: true }));

  it('leaves the outcome open, and is replaced', async () => {
    const module = join(directory, 'thread.mjs');
    const becomes = (code: string) => writeFileSync(module, code);
    becomes(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));`,
    );
    const store = openSqliteStore({ file: join(directory, 'events.db'), commits: pathToFileURL(module) });
    await expect(store.append('a', 'none', [EVENT])).rejects.toThrow(AppendOutcomeUnknown);
    becomes(`await import(${JSON.stringify(BUILT.href)});`);
    expect(await store.append('a', 'none', [EVENT])).toEqual({ revision: 0n, position: 1n });
    await store.close();
  });
});
