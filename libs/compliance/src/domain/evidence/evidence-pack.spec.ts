import { describe, expect, it } from '@jest/globals';
import { head, lateCase, sha256 } from '../../testing/case-samples.js';
import { evidencePack } from './evidence-pack.js';
import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
describe('x', () => {
  it('y', () => {
    const files = evidencePack(head, [lateCase()], sha256);
    for (const f of files) {
      const p = join(process.env['OUT'] ?? '/tmp/ev', f.path);
      mkdirSync(dirname(p), { recursive: true });
      writeFileSync(p, f.bytes);
    }
    expect(files.map((f) => f.path)).toEqual([]);
  });
});
