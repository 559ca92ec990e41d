import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { RunningApi } from '../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => void (api = await RunningApi.start({ AUTH: 'off' })));
afterAll(() => api.stop());

const json = { 'content-type': 'application/json', 'x-correlation-id': 'c-1' };
const post = (body: string, headers: Readonly<Record<string, string>> = json) =>
  api.fetch('/graphql', { method: 'POST', headers, body });

/** `fetch` does not let a caller choose the host. */
function statusForHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${api.url}/health/live`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('every answer', () => {
  it.each(['/', '/health/live', '/nowhere', '/graphql', '/playground/graphiql.js'])(
    'of %s is not to be guessed at, framed or embedded elsewhere',
    async (path) => {
      const { headers } = await api.fetch(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  it('tells its correlation id: the caller’s when it is well-formed, else a new one', async () => {
    const idFor = async (id: string) =>
      (await api.fetch('/health/live', { headers: { 'x-correlation-id': id } })).headers.get(
        'x-correlation-id',
      );
    expect(await idFor('order-import_7')).toBe('order-import_7');
    expect(await idFor('<script>')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a body that GraphQL never sees is refused in its form', () => {
  const refused = (code: string, message: string) => ({
    errors: [{ message, extensions: { code, correlationId: 'c-1' } }],
  });

  it('when it is too large', async () => {
    const answer = await post(JSON.stringify({ query: '{ me }', extensions: { pad: 'x'.repeat(1 << 20) } }));
    expect([answer.status, await answer.json()]).toEqual([
      413,
      refused('TOO_LARGE', 'the body is larger than 1 MiB'),
    ]);
  });

  it('when it is not JSON', async () => {
    const answer = await post('{"query":');
    expect([answer.status, await answer.json()]).toEqual([
      400,
      refused('BAD_REQUEST', 'the body is not JSON'),
    ]);
  });

  it('when it is something else', async () => {
    const answer = await post('<query/>', { ...json, 'content-type': 'application/xml' });
    expect([answer.status, await answer.json()]).toEqual([
      415,
      refused('BAD_REQUEST', 'send application/json'),
    ]);
  });
});

describe('health', () => {
  it('is told without a key, and nothing else is', async () => {
    const [live, ready] = [await api.fetch('/health/live'), await api.fetch('/health/ready')];
    expect([live.status, await live.text(), ready.status, await ready.text()]).toEqual([204, '', 204, '']);
  });
});

describe('without authentication', () => {
  it('everybody on this machine is an administrator', async () => {
    const { data } = await api.ask(null, '{ serviceStatus { ready } }');
    expect(data).toEqual({ serviceStatus: { ready: true } });
  });

  it('only requests to a name of this machine are answered: a page elsewhere cannot lend it its own', async () => {
    const statuses = ['localhost:4000', '127.0.0.1', '[::1]:80', 'evil.example', 'localhost.evil.example'];
    expect(await Promise.all(statuses.map(statusForHost))).toEqual([204, 204, 204, 403, 403]);
  });
});
