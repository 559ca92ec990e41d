import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeGoldenEvents } from './golden-events.js';
import { goldenFilesOf, readGolden, writeMissing } from './golden-file.js';
import { tallyEvents } from './sample-decider.js';

const { Added, Taken } = tallyEvents;
let directory: string;

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'golden-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const files = () => goldenFilesOf([Added, Taken], directory);
const file = (type: string, version: number) =>
  files().find(({ definition, version: its }) => definition.type === type && its === version)!;
const put = (type: string, version: number, data: unknown) =>
  writeFileSync(file(type, version).path, JSON.stringify(data));

describe('golden files', () => {
  it('are asked for every version of every event', () => {
    expect(files().map(({ path }) => path)).toEqual(
      ['test.Added.v1.json', 'test.Added.v2.json', 'test.Taken.v1.json'].map((name) => join(directory, name)),
    );
  });

  it('are brought to the current schema', () => {
    put('test.Added', 1, { value: 3 });
    expect(readGolden(file('test.Added', 1))).toEqual({ amount: 3, note: null });
  });

  it('fail when they are missing', () => {
    expect(() => readGolden(file('test.Taken', 1))).toThrow('is missing');
  });

  it('fail when the current schema refuses what they became', () => {
    put('test.Added', 1, { value: 'three' });
    expect(() => readGolden(file('test.Added', 1))).toThrow('test.Added is invalid at amount');
  });

  it('are written once, from a valid sample, and never again', () => {
    expect(() => writeMissing(file('test.Taken', 1), { amount: 0 })).toThrow('invalid at amount');
    expect(() => writeMissing(file('test.Taken', 1), undefined)).toThrow('no sample of test.Taken');
    writeMissing(file('test.Taken', 1), { amount: 1 });
    writeMissing(file('test.Taken', 1), { amount: 2 });
    expect(readFileSync(file('test.Taken', 1).path, 'utf8')).toBe('{\n  "amount": 1\n}\n');
  });

  it('cannot be made up for an older version', () => {
    writeMissing(file('test.Added', 1), { amount: 1, note: null });
    expect(() => readGolden(file('test.Added', 1))).toThrow('is missing');
  });
});

const kept = mkdtempSync(join(tmpdir(), 'golden-kept-'));
writeFileSync(join(kept, 'test.Taken.v1.json'), '{"amount":1}');
describeGoldenEvents({ Taken }, kept, {});
afterAll(() => rmSync(kept, { recursive: true }));
