import type { EventDefinition } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenFile, goldenFilesOf, readGolden, writeMissing } from './golden-file.js';

/**
 * Every version of every event that was ever written can still be read: `<directory>/<type>.v<n>.json` holds data of
 * each. `samples` is data of the current schema by type; a missing file of a current version is written from it when
 * `UPDATE_GOLDEN=1`, and fails otherwise.
 */
export function describeGoldenEvents(
  definitions: Readonly<Record<string, EventDefinition>>,
  directory: string,
  samples: Readonly<Record<string, unknown>>,
): void {
  const files = goldenFilesOf(Object.values(definitions), directory);
  describe('golden events', () => {
    it.each(files.map((file): [string, number, GoldenFile] => [file.definition.type, file.version, file]))(
      'reads %s of version %i',
      (type, _version, file) => {
        if (process.env['UPDATE_GOLDEN'] === '1') writeMissing(file, samples[type]);
        expect(readGolden(file)).toBeDefined();
      },
    );

    it('has a definition for every file', () => {
      const found = existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : [];
      const wanted = files.map(({ path }) => path);
      expect(found.filter((path) => !wanted.includes(path))).toEqual([]);
    });
  });
}
