import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { RunningApi } from '../testing/running-api.js';
import { examples } from './examples.js';

let api: RunningApi;
beforeAll(async () => void (api = await RunningApi.start()));
afterAll(() => api.stop());

const textOf = async (path: string) => (await api.fetch(path)).text();
const pathsIn = (page: string) => [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);

describe('the playground', () => {
  it('asks no other host for anything, and may not', async () => {
    const page = await textOf('/');
    const start = await textOf('/playground/start.js');
    expect(page + start).not.toMatch(/https?:|\/\/[a-z]/);
    const policy = (await api.fetch('/')).headers.get('content-security-policy') ?? '';
    const sources = policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", 'data:']));
    expect(policy).toContain("script-src 'self';");
  });

  it('serves all that the page needs, without a key', async () => {
    const paths = pathsIn(await textOf('/'));
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      const answer = await api.fetch(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringMatching(path.endsWith('.css') ? 'text/css' : 'text/javascript'),
      ]);
      expect((await answer.text()).length).toBeGreaterThan(100);
    }
  });

  it('begins with queries that the schema understands', () => {
    const { schema } = api.get(GraphQLSchemaHost);
    const queries = examples('NW-31', '11077', 'D-1001');
    expect(queries.map((query) => validate(schema, parse(query)))).toEqual([[], [], [], []]);
  });

  it('is not there in production, unless it is wanted', async () => {
    const statusWith = async (env: Readonly<Record<string, string>>) => {
      const production = await RunningApi.start({ NODE_ENV: 'production', ...env });
      const { status } = await production.fetch('/');
      await production.stop();
      return status;
    };
    expect([await statusWith({}), await statusWith({ PLAYGROUND: 'on' })]).toEqual([404, 200]);
  });
});
