import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readZip, ZipArchive } from '#compliance';
import { type EventStore, openSqliteStore } from '#eventing';
import { deterministicId } from '#kernel';
import { FolderContentStore } from '#notification';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LETTER, lateOrder, noticeEvents } from '../../../../libs/compliance/src/testing/case-samples.js';
import { packRequest } from '../evidence/pack-request.js';
import { verifyEvidence, writeCommand } from './evidence.command.js';

let folder: string;
let service: EventStore;
const out = () => join(folder, 'out', 'a-1.zip');

/** A service that has the log open for writing, as it does while it runs. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  service = openSqliteStore({ file: join(folder, 'events.db') });
  for (const events of [lateOrder(), noticeEvents]) {
    const fresh = events.map(({ type, data, meta, stream }, index) => ({
      ...{ type, data, meta, id: deterministicId(stream, index) },
    }));
    await service.append(events[0]?.stream ?? '', 'none', fresh);
  }
  await new FolderContentStore(join(folder, 'notices')).put(LETTER);
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

/** What was said on standard output. */
async function write(options: object = { order: 'A-1' }): Promise<readonly string[]> {
  const said: string[] = [];
  await writeCommand({ tenant: 'main', data: folder, out: out(), ...options }, (line) => said.push(line));
  return said;
}

/** The archive again, with some of its files made others. */
function spoil(change: (path: string, bytes: Uint8Array) => Uint8Array | null): void {
  const archive = new ZipArchive('2026-01-01T00:00:00.000Z');
  const pieces = readZip(readFileSync(out())).flatMap(({ path, bytes }) => {
    const changed = change(path, bytes);
    return changed ? archive.add({ path, bytes: changed }) : [];
  });
  writeFileSync(out(), Buffer.concat([...pieces, ...archive.end()]));
}

describe('ctl evidence', () => {
  it('writes an archive beside a running service, for its owner only, and nothing else', async () => {
    const said = await write();
    const { files, sumsHash } = verifyEvidence(out());
    expect(files).toBe(6);
    expect(said).toEqual([`1 order in ${out()}`, `sha256 of SHA256SUMS ${sumsHash}`]);
    expect(readdirSync(dirname(out()))).toEqual(['a-1.zip']);
    expect(statSync(out()).mode & 0o077).toBe(0);
  });

  it('writes hashes that sha256sum checks', async () => {
    await write();
    for (const { path, bytes } of readZip(readFileSync(out()))) {
      const file = join(folder, 'unpacked', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const sums = () => execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'unpacked') });
    expect(String(sums()).match(/: OK$/gm)).toHaveLength(5);
  });

  it('writes the orders of a period', async () => {
    await write({ from: '2026-10-05', to: '2026-10-05' });
    const paths = readZip(readFileSync(out())).map(({ path }) => path);
    expect(paths).toContain('orders/A-1/report.html');
  });

  it.each([
    [{ order: 'A-2' }, 'there is no order A-2 of tenant main'],
    [{ order: 'A-1', tenant: 'other' }, 'there is no order A-1 of tenant other'],
    [{ order: 'A-1', asOf: '2026-06-30' }, 'check the reference, --tenant, --data and --as-of'],
    [{ order: 'A-1', data: '/nowhere' }, 'there is no log in /nowhere'],
    [{ order: 'A-1', out: undefined }, '--out'],
    [{}, 'say which order'],
  ])('refuses %j, and leaves nothing behind', async (options, reason) => {
    await expect(write(options)).rejects.toThrow(reason);
    expect(readdirSync(folder).filter((name) => /zip|partial/.test(name))).toEqual([]);
  });

  it('says how many notices are missing, and where that is written', async () => {
    const said = await write({ order: 'A-1', notices: join(folder, 'elsewhere') });
    expect(said).toContain('notices that are missing: 1; index.html and manifest.json say which');
  });

  it('overwrites no evidence', async () => {
    await write();
    await expect(write()).rejects.toThrow('is not overwritten');
  });
});

describe('ctl evidence verify', () => {
  it('names the file that differs', async () => {
    await write();
    const report = 'orders/A-1/report.html';
    spoil((path, bytes) => (path === report ? Buffer.concat([bytes, Buffer.from(' ')]) : bytes));
    expect(() => verifyEvidence(out())).toThrow(`${report} was changed`);
  });

  it('names the file that is missing', async () => {
    await write();
    spoil((path, bytes) => (path === 'index.html' ? null : bytes));
    expect(() => verifyEvidence(out())).toThrow('index.html is missing');
  });

  it('refuses what is no archive', () => {
    const file = join(folder, 'events.db');
    expect(() => verifyEvidence(file)).toThrow('no ZIP archive');
  });
});

describe('the days and moments of ctl evidence', () => {
  const request = (options: object) =>
    packRequest({ tenant: 'main', ...options }, '2026-11-01T12:00:00.000Z', '1');

  it('takes days whole', () => {
    expect(request({ from: '2026-02-28', to: '2026-02-28', asOf: '2026-03-01' })).toMatchObject({
      scope: { from: '2026-02-28T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' },
      asOf: { instant: '2026-03-01T23:59:59.999Z' },
    });
  });

  it('takes instants with their offset, and positions', () => {
    expect(
      request({ from: '2026-07-01T02:00:00+02:00', to: '2026-07-01T00:00:01Z', asOf: '42' }),
    ).toMatchObject({
      scope: { from: '2026-07-01T00:00:00.000Z', to: '2026-07-01T00:00:01.000Z' },
      asOf: { position: 42n },
    });
  });

  it.each([
    [{ from: 'July', to: '2026-07-31' }, '--from July'],
    [{ from: '2026-02-31', to: '2026-07-31' }, '--from 2026-02-31'],
    [{ from: '2026-07-01', to: '2026-07-31T12:00:00' }, '--to 2026-07-31T12:00:00'],
    [{ from: '2026-08-01', to: '2026-07-01' }, 'is not after'],
    [{ from: '2026-08-01' }, 'say which order'],
    [{ order: 'A-1', to: '2026-08-01' }, 'not both'],
    [{ order: 'A-1', asOf: 'yesterday' }, 'or a position'],
  ])('refuses %j', (options, reason) => {
    expect(() => request(options)).toThrow(reason);
  });
});
