import { describe, expect, it } from '@jest/globals';
import { head, lateCase, sha256 } from '../../testing/case-samples.js';
import type { PackFile } from './case-file.js';
import { checkPack } from './check-pack.js';
import { evidencePack } from './evidence-pack.js';

const files = evidencePack(head, [lateCase()], sha256);
const paths = files.map(({ path }) => path).filter((path) => path !== 'SHA256SUMS');

/** The pack with one file made another. */
function withFile(path: string, change: (text: string) => string): readonly PackFile[] {
  return files.map((file) =>
    file.path === path ? { path, bytes: Buffer.from(change(Buffer.from(file.bytes).toString())) } : file,
  );
}

describe('a pack that is checked', () => {
  it('is whole as it was made', () => {
    expect(checkPack(files, sha256)).toEqual([]);
  });

  it.each(paths.filter((path) => path !== 'manifest.json'))('fails on a changed byte in %s', (path) => {
    expect(
      checkPack(
        withFile(path, (text) => `${text} `),
        sha256,
      ),
    ).toEqual([{ path, problem: 'CHANGED' }]);
  });

  it('fails on a manifest that was changed', () => {
    const changed = withFile('manifest.json', (text) => text.replace('0.1.0', '0.2.0'));
    expect(checkPack(changed, sha256)).toEqual([{ path: 'manifest.json', problem: 'CHANGED' }]);
  });

  it('fails on lists that do not agree', () => {
    const path = 'index.html';
    const changed = withFile('SHA256SUMS', (text) => text.replace(/^\w{64}(?= {2}index)/m, 'a'.repeat(64)));
    expect(checkPack(changed, sha256)).toEqual([{ path, problem: 'LISTED_OTHERWISE' }]);
  });

  it('fails on a file that is missing, and on one that nobody listed', () => {
    const [first, ...rest] = files;
    const extra = { path: 'orders/A-1/extra.txt', bytes: Buffer.from('x') };
    expect(checkPack([...rest, extra], sha256)).toEqual([
      { path: extra.path, problem: 'NOT_LISTED' },
      { path: first?.path, problem: 'MISSING' },
    ]);
  });

  it.each([
    ['manifest.json', '{}'],
    ['manifest.json', 'not JSON'],
    ['SHA256SUMS', 'nonsense\n'],
  ])('cannot be read with %s as %s', (path, text) => {
    expect(
      checkPack(
        withFile(path, () => text),
        sha256,
      ),
    ).toEqual([{ path, problem: 'UNREADABLE' }]);
  });

  it('is no pack without its lists', () => {
    expect(checkPack([], sha256)).toEqual([
      { path: 'SHA256SUMS', problem: 'MISSING' },
      { path: 'manifest.json', problem: 'MISSING' },
    ]);
  });
});
