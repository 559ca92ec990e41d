import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Libs without a business of their own; they may be laid out as their subject needs. */
const foundation = [
  'composition',
  'delay-rules',
  'eventing',
  'eventing-testing',
  'graphql-kit',
  'kernel',
  'query-kit',
];
const rooms = ['api', 'application', 'contract', 'domain', 'process', 'testing', 'views'];

const contexts = readdirSync('libs').filter((lib) => !foundation.includes(lib));

describe('every context', () => {
  it.each(contexts)('%s has only the known rooms', (context) => {
    const entries = readdirSync(join('libs', context, 'src'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.filter((name) => !rooms.includes(name))).toEqual([]);
  });

  it.each(contexts)('%s has nothing in its hall but its door and its module', (context) => {
    const entries = readdirSync(join('libs', context, 'src'), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files).toContain('index.ts');
    expect(files.filter((name) => name !== 'index.ts' && name !== `${context}.module.ts`)).toEqual([]);
  });
});
