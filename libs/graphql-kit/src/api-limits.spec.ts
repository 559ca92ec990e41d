import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TinyApi } from './testing/tiny-api.js';

let api: TinyApi;
beforeAll(async () => void (api = await TinyApi.start()));
afterAll(() => api.close());

const errorsOf = async (query: string, variables = {}) => {
  const { errors = [] } = await api.ask(query, variables);
  return errors.map(({ message, extensions: { code } }) => `${String(code)}: ${message}`);
};
const costOf = async (query: string, variables = {}) =>
  (await api.ask(query, variables)).extensions?.['cost'];
const nested = (depth: number) =>
  `{ parts { nodes { ${'parts { '.repeat(depth)} name ${'} '.repeat(depth)} } } }`;

describe('a query has limits', () => {
  it('of depth', async () => {
    expect(await errorsOf(nested(3))).toEqual([]);
    expect(await errorsOf(nested(10))).toContain('TOO_COMPLEX: the query has depth 13, the limit is 12');
  });

  it('of aliases, also through fragments', async () => {
    const aliases = Array.from({ length: 11 }, (_, index) => `a${index}: name`).join(' ');
    const query = `{ parts(first: 1) { nodes { ...A parts { ...A parts { ...A } } } } } fragment A on Part { ${aliases} }`;
    expect(await errorsOf(query)).toEqual(['TOO_COMPLEX: the query has aliases 33, the limit is 30']);
  });

  it('of root fields, also through fragments', async () => {
    const fields = Array.from({ length: 11 }, (_, index) => `a${index}: me`).join(' ');
    expect(await errorsOf(`{ ...A } fragment A on Query { ${fields} }`)).toEqual([
      'TOO_COMPLEX: the query has root fields 11, the limit is 10',
    ]);
  });

  it('of cost', async () => {
    const query = '{ parts(first: 100) { nodes { parts { parts { parts { parts { name } } } } } } }';
    expect(await errorsOf(query)).toEqual(['TOO_COMPLEX: the query has cost 78201, the limit is 20000']);
  });

  it('of length', async () => {
    const fields = 'me '.repeat(30_001);
    expect(await errorsOf(`{ ${fields} }`)).toEqual([
      'GRAPHQL_PARSE_FAILED: Syntax Error: Document contains more that 30000 tokens. Parsing aborted.',
    ]);
  });

  it('that fragments in fragments do not make slow to find', async () => {
    const fragments = Array.from(
      { length: 60 },
      (_, index) => `fragment F${index} on Part { parts { ...F${index + 1} } parts { ...F${index + 1} } }`,
    );
    const query = `{ parts { nodes { ...F0 } } } ${fragments.join(' ')} fragment F60 on Part { name }`;
    const [first] = await errorsOf(query);
    expect(first).toBe('TOO_COMPLEX: the query has depth 63, the limit is 12');
  });

  it('that end for fragments which contain themselves', async () => {
    const query = '{ parts { nodes { ...F } } } fragment F on Part { parts { ...F } }';
    expect(await errorsOf(query)).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Cannot spread fragment "F" within itself.',
    ]);
  });
});

describe('the cost of a query stands in its answer', () => {
  it.each([
    ['{ me }', 1],
    ['{ parts(first: 7) { nodes { name } } }', 1 + 7 * 2],
    ['{ parts { nodes { name } edges { node { name } } } }', 1 + 20 * (2 + 3)],
    ['{ parts(last: 2) { nodes { parts { name } } } }', 1 + 2 * (1 + 1 + 5)],
    ['{ parts(first: 3) { ... on PartConnection { nodes { name } } } }', 1 + 3 * 2],
  ])('%s', async (query, requested) => {
    expect(await costOf(query)).toEqual({ requested, limit: 20_000 });
  });

  it('counts a page of unknown size as the largest, and again from the cache', async () => {
    const query = 'query ($n: Int) { parts(first: $n) { nodes { name } } }';
    const cost = { requested: 201, limit: 20_000 };
    expect([await costOf(query, { n: 1 }), await costOf(query, { n: 2 })]).toEqual([cost, cost]);
  });
});

describe('requests that are none', () => {
  const json = { 'content-type': 'application/json', authorization: 'Bearer operations' };

  it('come in batches', async () => {
    const answer = await api.fetch('', { method: 'POST', headers: json, body: '[{"query":"{ me }"}]' });
    expect(answer.status).toBe(400);
  });

  it('come from a form or a link of another page', async () => {
    const { authorization } = json;
    const link = await api.fetch('?query={me}', { headers: { authorization } });
    expect([link.status, await link.text()]).toEqual([400, expect.stringContaining('CSRF')]);
    const form = await api.fetch('', {
      method: 'POST',
      headers: { authorization },
      body: '{"query":"{ me }"}',
    });
    expect(form.status).toBeGreaterThanOrEqual(400);
  });

  it('change something by GET', async () => {
    const headers = { ...json, 'apollo-require-preflight': '1' };
    const answer = await api.fetch('?query=mutation{paint(input:{}){__typename}}', { headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('in production', () => {
  let production: TinyApi;
  beforeAll(async () => void (production = await TinyApi.start({ production: true })));
  afterAll(() => production.close());

  const told = async (of: TinyApi, query: string, variables = {}) =>
    (await of.ask(query, variables)).errors?.[0]?.message;

  it('the schema cannot be read', async () => {
    expect(await told(production, '{ __schema { types { name } } }')).toContain(
      'introspection is not allowed',
    );
    expect(await told(api, '{ __schema { types { name } } }')).toBeUndefined();
  });

  it('no error suggests what else there is', async () => {
    const wrongField = '{ partss { nodes { name } } }';
    expect(await told(api, wrongField)).toContain('Did you mean "parts"?');
    expect(await told(production, wrongField)).toBe('Cannot query field "partss" on type "Query".');
    const wrongEnum = 'mutation ($input: PaintInput!) { paint(input: $input) { __typename } }';
    const input = { idempotencyKey: 'k', name: 'x', colour: 'REDD', lines: [] };
    expect(await told(api, wrongEnum, { input })).toContain('Did you mean');
    expect(await told(production, wrongEnum, { input })).not.toContain('Did you mean');
  });
});
