import { EventCodec, type EventDefinition, EventRegistry, type JsonObject } from '#eventing';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Data of an event as it was written under one version of its schema. Written once, never edited. */
export interface GoldenFile {
  readonly definition: EventDefinition;
  readonly version: number;
  readonly path: string;
}

/** Every golden file that the definitions ask for: one for each version up to the current one. */
export function goldenFilesOf(definitions: readonly EventDefinition[], directory: string): GoldenFile[] {
  return definitions.flatMap((definition) =>
    Array.from({ length: definition.schemaVersion }, (_, index) => {
      const version = index + 1;
      return { definition, version, path: join(directory, `${definition.type}.v${version}.json`) };
    }),
  );
}

/** Writes the sample where the current version has no file yet. An older version's data cannot be made up later. */
export function writeMissing({ definition, version, path }: GoldenFile, sample: unknown): void {
  if (existsSync(path) || version !== definition.schemaVersion) return;
  if (sample === undefined) throw new Error(`there is no sample of ${definition.type}`);
  const { data } = codecOf(definition).encode({ type: definition.type, data: sample }, 'golden', {});
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`, { flag: 'wx' });
}

/** The file's data in the current schema. Throws when the file is missing, or what it becomes is invalid. */
export function readGolden({ definition, version, path }: GoldenFile): JsonObject {
  if (!existsSync(path)) throw new Error(`${path} is missing: write it once with UPDATE_GOLDEN=1`);
  const data = JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
  const meta = { schema: String(version) };
  const place = { stream: 'golden-main', revision: 0n, position: 1n, id: 'golden' };
  return codecOf(definition).decodeStrictly({ ...place, type: definition.type, data, meta }).data;
}

function codecOf(definition: EventDefinition): EventCodec {
  return new EventCodec(new EventRegistry([definition]));
}
