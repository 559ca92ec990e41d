import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await RunningApi.start({ NODE_ENV: 'production' });
  key = await api.key('operations');
});
afterAll(() => api.stop());

function many(times: number, field: string): string {
  return `{ ${Array.from({ length: times }, (_, n) => `a${n}: ${field}`).join(' ')} }`;
}

describe('a query of the schema that asks for too much', () => {
  const deep = `${'OR: [{ '.repeat(40)}sku: { eq: "A" }${' }]'.repeat(40)}`;

  it.each([
    ['aliases', many(31, 'topWaiting { sku }')],
    ['root fields', many(11, 'topWaiting { sku }')],
    ['cost', many(10, 'orders(first: 100) { nodes { lines { id sku quantity allocated } } }')],
  ])('(%s) is refused before anything is read', async (limit, query) => {
    const { data, errors } = await api.ask(key, query);
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ message }) => message).join()).toContain(`the query has ${limit}`);
  });

  it.each(['orders', 'backorders', 'stockItems', 'supply'])(
    '(%s: a page of 101) is refused',
    async (list) => {
      const { errors } = await api.ask(key, `{ ${list}(first: 101) { totalCount } }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  it('(a filter in filters in filters) is refused', async () => {
    const { data, errors } = await api.ask(key, `{ backorders(where: { ${deep} }) { totalCount } }`);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions['code']).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('in production', () => {
  it('the schema cannot be read, and no error suggests what else there is', async () => {
    const { errors } = await api.ask(key, '{ __schema { queryType { name } } }');
    expect(errors?.[0]?.message).toMatch(/introspection/i);
    const typo = await api.ask(key, '{ backorderQueu(sku: "A") { waitingLines } }');
    expect(JSON.stringify(typo.errors)).not.toContain('Did you mean');
    const wrongName = await api.ask(key, '{ orders(wher: {}) { totalCount } }');
    expect(JSON.stringify(wrongName.errors)).not.toContain('Did you mean');
  });

  it('a page elsewhere cannot make a browser send a mutation', async () => {
    const body = JSON.stringify({ query: '{ serviceStatus { ready } }' });
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${key}` };
    const answer = await api.fetch('/graphql', { method: 'POST', headers, body });
    expect([400, 415]).toContain(answer.status);
  });
});
