import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const GOLDEN = fileURLToPath(new URL('../domain/evidence/golden/', import.meta.url));

/** What was once read and found good. Written anew with `UPDATE_GOLDEN=1`, to be read again in the diff. */
export function goldenText(name: string, text: string): string {
  const path = `${GOLDEN}${name}`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return readFileSync(path, 'utf8');
}
