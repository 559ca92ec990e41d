import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const limits = { code: 250, test: 400 };

const files = ['apps', 'libs', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('every file of code', () => {
  it('is short enough to be read', () => {
    const limitOf = (file: string) => (/\.spec\.ts$|^test/.test(file) ? limits.test : limits.code);
    const tooLong = files.filter((file) => readFileSync(file, 'utf8').split('\n').length - 1 > limitOf(file));
    expect(tooLong).toEqual([]);
  });

  it('has a name in kebab-case, its role behind a dot', () => {
    const strange = files.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/.test(basename(file)),
    );
    expect(strange).toEqual([]);
  });
});
