import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GraphqlClient } from '../support/graphql-client.js';

const CTL = join(process.cwd(), 'dist/apps/ctl/src/main.js');
const SAMPLE = 'apps/ctl/sample-data/online-retail/2010-12-01_03.csv';
const MINUTE = 60_000;

let folder: string;
beforeAll(() => {
  if (!existsSync(CTL)) throw new Error('these tests run the built code: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'built-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function ctl(...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [CTL, ...args])).stdout;
}

/** Collects what the child prints until the text is in it. */
async function printedUntil(child: ChildProcess, text: string): Promise<string> {
  let printed = '';
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  if (!child.stdout) throw new Error('no output to read');
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    if (printed.includes(text)) return printed;
  }
  throw new Error(`it ended without "${text}":\n${printed}\n${complaints}`);
}

describe('the demo, as built', () => {
  let demo: ChildProcess;
  let printed: string;

  beforeAll(async () => {
    demo = spawn(process.execPath, [CTL, 'demo', '--data', join(folder, 'demo'), '--port', '0']);
    printed = await printedUntil(demo, 'The API is running');
  }, 3 * MINUTE);
  afterAll(async () => {
    if (demo.exitCode !== null) return;
    const gone = once(demo, 'exit');
    demo.kill('SIGTERM');
    await gone;
  });

  it('tells what became of two years of orders', () => {
    expect(printed).toMatch(/830 orders with 2155 lines; \d+ events in the log/);
    expect(printed).toMatch(/\d+ lines allocated from the shelf at once, \d+ had units that waited/);
  });

  it('plays a delay from slip to refund, with its mails and its evidence', () => {
    const told = [
      'is delayed: please answer',
      'keeps the order',
      'delayed again',
      'items cancelled',
      'your refund',
    ];
    expect(told.filter((words) => !printed.includes(words))).toEqual([]);
    const mails = readdirSync(join(folder, 'demo/outbox')).filter((name) => name.endsWith('.eml'));
    expect(mails).toHaveLength(4);
    expect(existsSync(join(folder, 'demo/evidence-D-1001.zip'))).toBe(true);
  });

  it('prints four queries that its API answers', async () => {
    const [, url = '', key = ''] = /(http:\/\/\S+)\/#(blk_\S+)/.exec(printed) ?? [];
    const queries = printed.match(/^query \w+ \{\n(?: .*\n)+\}/gm) ?? [];
    expect(queries).toHaveLength(4);
    const client = new GraphqlClient(url, key);
    for (const query of queries) {
      const { data, errors } = await client.send(query);
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? {}).every((answer) => answer !== null)).toBe(true);
    }
    client.close();
  });
});

describe('an import, as built', () => {
  it(
    'takes every row once, however often it runs, and leaves views that equal a fresh build',
    async () => {
      const data = join(folder, 'import');
      const run = () => ctl('import', 'orders', SAMPLE, '--mapping', 'online-retail', '--data', data);
      const first = await run();
      expect(first).toMatch(/7419 rows: 7280 accepted, 109 skipped, 30 refused/);
      const second = await run();
      expect(second).toMatch(/7419 rows: 0 accepted, 7389 skipped, 30 refused/);
      expect(await ctl('verify', '--data', data)).toMatch(/all \d+ views equal a fresh build of \d+ events/);
    },
    3 * MINUTE,
  );
});
