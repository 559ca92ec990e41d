import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';

const FILE = join(process.cwd(), 'schema.gql');

let api: RunningApi;
beforeAll(async () => void (api = await RunningApi.start()));
afterAll(() => api.stop());

it('the committed schema.gql is the schema (UPDATE_SCHEMA=1 writes it)', () => {
  const printed = `${printSchema(lexicographicSortSchema(api.get(GraphQLSchemaHost).schema))}\n`;
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
});
