import { schemas } from '#kernel';
import { z } from 'zod';
import type { PackFile, Sha256 } from './case-file.js';
import { MANIFEST, MANIFEST_FORMAT, SUMS } from './manifest.js';

/** What is wrong with a file of a pack. */
export interface PackProblem {
  readonly path: string;
  readonly problem: 'CHANGED' | 'MISSING' | 'NOT_LISTED' | 'UNREADABLE' | 'LISTED_OTHERWISE';
}

const manifest = z.object({
  format: z.literal(MANIFEST_FORMAT),
  files: z.array(z.object({ path: z.string(), bytes: schemas.quantityOrZero, sha256: z.string() })),
});

/** Compares every file with both lists of the pack, and the lists with each other. Empty: the pack is whole. */
export function checkPack(files: readonly PackFile[], sha256: Sha256): readonly PackProblem[] {
  const found = new Map(files.map(({ path, bytes }) => [path, sha256(bytes)]));
  const texts = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const sums = readSums(texts.get(SUMS));
  const listed = readManifest(texts.get(MANIFEST));
  if (!sums || !listed) {
    return [
      ...(sums ? [] : [unreadable(SUMS, texts.has(SUMS))]),
      ...(listed ? [] : [unreadable(MANIFEST, texts.has(MANIFEST))]),
    ];
  }
  const wanted = new Map([...listed, [MANIFEST, sums.get(MANIFEST) ?? ''] as const]);
  const paths = [...new Set([...wanted.keys(), ...sums.keys(), ...found.keys()])].sort();
  return paths.flatMap((path): readonly PackProblem[] => {
    if (path === SUMS) return [];
    const [hash, summed, is] = [wanted.get(path), sums.get(path), found.get(path)];
    if (hash === undefined && summed === undefined) return [{ path, problem: 'NOT_LISTED' }];
    if (hash !== summed) return [{ path, problem: 'LISTED_OTHERWISE' }];
    if (is === undefined) return [{ path, problem: 'MISSING' }];
    return is === hash ? [] : [{ path, problem: 'CHANGED' }];
  });
}

function unreadable(path: string, isThere: boolean): PackProblem {
  return { path, problem: isThere ? 'UNREADABLE' : 'MISSING' };
}

function readSums(bytes: Uint8Array | undefined): ReadonlyMap<string, string> | null {
  if (!bytes) return null;
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const entries = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (entries.includes(null)) return null;
  return new Map(entries.map((entry) => [entry?.[2] ?? '', entry?.[1] ?? '']));
}

function readManifest(bytes: Uint8Array | undefined): ReadonlyMap<string, string> | null {
  if (!bytes) return null;
  const parsed = manifest.safeParse(json(new TextDecoder().decode(bytes)));
  return parsed.success ? new Map(parsed.data.files.map(({ path, sha256 }) => [path, sha256])) : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
