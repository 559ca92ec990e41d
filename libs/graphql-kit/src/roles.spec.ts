import { ROLES } from '#access';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Query, Resolver } from '@nestjs/graphql';
import { Roles } from './roles.js';
import { TinyApi } from './testing/tiny-api.js';

let api: TinyApi;
beforeAll(async () => void (api = await TinyApi.start()));
afterAll(() => api.close());

const as = (role: string, query: string) => api.ask(query, {}, { authorization: `Bearer ${role}` });
const codeFor = async (role: string, query: string) => {
  const { errors } = await as(role, query);
  return errors?.[0]?.extensions['code'] ?? 'allowed';
};

@Resolver()
class OpenResolver {
  @Query(() => String)
  forgotten(): string {
    return '';
  }

  @Roles()
  @Query(() => String)
  nobodys(): string {
    return '';
  }
}

describe('roles', () => {
  it('let in whom an operation names, and administrators', async () => {
    const codes = await Promise.all(ROLES.map((role) => codeFor(role, '{ secret }')));
    expect(Object.fromEntries(ROLES.map((role, index) => [role, codes[index]]))).toEqual({
      integrator: 'FORBIDDEN',
      operations: 'FORBIDDEN',
      compliance: 'allowed',
      admin: 'allowed',
      service: 'FORBIDDEN',
    });
  });

  it('are checked for each operation of a request', async () => {
    expect(await as('operations', '{ me a: me }')).toMatchObject({ data: { a: 'key:operations of main' } });
    expect(await as('operations', '{ me secret }')).toMatchObject({
      status: 200,
      data: null,
      errors: [{ path: ['secret'], message: 'role operations may not do this' }],
    });
  });

  it('are told in the schema', async () => {
    const { data } = await as('operations', '{ __type(name: "Query") { fields { name description } } }');
    expect(data?.['__type']).toMatchObject({
      fields: expect.arrayContaining([
        {
          name: 'me',
          description: 'Who asks.\n\nRoles: admin, integrator, operations, compliance, service.',
        },
        { name: 'secret', description: 'Roles: admin, compliance.' },
      ]),
    });
  });

  it('must be named: a server with an operation that names none does not start', async () => {
    await expect(TinyApi.start({ resolver: OpenResolver })).rejects.toThrow(
      'these operations name no roles (@Roles): Query.forgotten, Query.nobodys',
    );
  });
});

describe('a request without a valid key', () => {
  it.each([
    ['none', {}],
    ['an unknown one', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic operations' }],
    ['an empty one', { 'x-api-key': '' }],
  ])('is answered alike: %s', async (_, headers: Record<string, string>) => {
    const { status, errors } = await api.post({ query: '{ me }' }, { 'x-correlation-id': 'c2', ...headers });
    expect([status, errors]).toEqual([
      401,
      [
        {
          message: 'a valid API key is needed: Authorization: Bearer blk_…',
          extensions: { code: 'UNAUTHENTICATED', correlationId: 'c2' },
        },
      ],
    ]);
  });

  it('learns nothing of the schema', async () => {
    const { errors } = await api.post({ query: '{ __schema { types { name } } }' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('a key', () => {
  it('may come in either header', async () => {
    expect(await api.post({ query: '{ me }' }, { 'x-api-key': 'service' })).toMatchObject({
      data: { me: 'key:service of main' },
    });
    expect(await api.post({ query: '{ me }' }, { authorization: 'bearer  service' })).toMatchObject({
      data: { me: 'key:service of main' },
    });
  });
});
