import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TinyApi } from './testing/tiny-api.js';

let api: TinyApi;
beforeAll(async () => void (api = await TinyApi.start()));
afterAll(() => api.close());
beforeEach(() => void (api.reports.length = 0));

const PAINT = 'mutation ($input: PaintInput!) { paint(input: $input) { __typename } }';
const input = { idempotencyKey: 'k1', name: 'door', colour: 'RED', lines: [{ quantity: 3 }] };
const failing = (how: string) => api.ask('query ($how: String!) { fail(how: $how) }', { how });

describe('what nobody expected', () => {
  it('leaves without its words, and is reported with them', async () => {
    expect(await failing('bug')).toEqual({
      status: 200,
      data: null,
      errors: [
        {
          message: 'something went wrong here: the log has it',
          locations: [{ line: 1, column: 25 }],
          path: ['fail'],
          extensions: { code: 'INTERNAL', correlationId: 'c1' },
        },
      ],
      extensions: { cost: { requested: 1, limit: 20_000 } },
    });
    expect(api.reports).toEqual([
      {
        message: 'Error: the secret is 42',
        request: { correlationId: 'c1', actor: 'key:operations', operation: null, path: ['fail'] },
      },
    ]);
  });

  it('is not what the caller did wrong', async () => {
    await failing('bad query');
    await failing('store away');
    await api.ask('{ nonsense }');
    await api.ask('{');
    await api.ask('{ me }', {}, { authorization: 'Bearer nobody' });
    expect(api.reports).toEqual([]);
  });
});

describe('an expected failure has a stable code', () => {
  it.each([
    ['bad query', { code: 'BAD_USER_INPUT', problems: [{ path: 'where.ref', reason: 'is not a field' }] }],
    ['store away', { code: 'STORE_UNAVAILABLE', retryable: true }],
    ['views missing', { code: 'STORE_UNAVAILABLE', retryable: true }],
  ])('%s', async (how, extensions) => {
    const { errors } = await failing(how);
    expect(errors).toMatchObject([{ extensions: { ...extensions, correlationId: 'c1' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/sda1|stack/);
  });

  it('does not ask for a retry when a view is paused', async () => {
    const { errors } = await api.ask('{ stuck(minPosition: "9") }');
    expect(errors).toMatchObject([{ extensions: { code: 'VIEW_PAUSED', position: '7', retryable: false } }]);
  });

  it('tells where the views are when they are late', async () => {
    const { errors } = await api.ask('{ late(minPosition: "9") }');
    expect(errors).toMatchObject([{ extensions: { code: 'STALE_READ', position: '7', retryable: true } }]);
    expect(await api.ask('{ late }')).toMatchObject({ data: { late: 'fresh' } });
  });

  it.each([
    ['a document that is none', '{ me', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is none', '{ you }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a choice that is none', 'query A { me } query B { me }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s', async (_, query, code) => {
    expect(await api.ask(query)).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
  });
});

describe('an input that is refused names the field and the reason', () => {
  const problems = async (change: object) => {
    const { errors = [] } = await api.ask(PAINT, { input: { ...input, ...change } });
    return errors.map(({ extensions }) => [extensions['code'], extensions['problems']]);
  };
  const refused = (path: string, reason: string) => [['BAD_USER_INPUT', [{ path, reason }]]];

  it('by its rules, in lists too', async () => {
    expect(await problems({ lines: [{ quantity: 1 }, { quantity: 10 }] })).toEqual(
      refused('input.lines.1.quantity', 'quantity must not be greater than 9'),
    );
  });

  it('all of them at once', async () => {
    const { errors } = await api.ask(PAINT, { input: { ...input, idempotencyKey: '', name: 'too long' } });
    expect(errors?.[0]?.message).toBe(
      'input.name: name must be shorter than or equal to 5 characters; ' +
        'input.idempotencyKey: idempotencyKey must be longer than or equal to 1 characters',
    );
  });

  it('by its scalar', async () => {
    expect(await problems({ day: '2026-02-30' })).toEqual(
      refused('input.day', 'LocalDate must be a calendar day: 2026-01-05'),
    );
  });

  it('by its enum', async () => {
    expect(await problems({ colour: 'PINK' })).toEqual(
      refused('input.colour', 'Value "PINK" does not exist in "Colour" enum.'),
    );
  });

  it('when it is missing', async () => {
    const { errors } = await api.ask(PAINT);
    expect(errors).toMatchObject([{ extensions: { problems: [{ path: 'input', reason: 'is required' }] } }]);
  });
});

describe('a business "no"', () => {
  it('is data with a type, and carries what a client needs to go on', async () => {
    const { data, errors } = await api.ask(
      `mutation ($input: PaintInput!) { paint(input: $input) {
        __typename ... on UserError { code message path retryable }
        ... on QuantityProblem { sku lineId requested possible } } }`,
      { input: { ...input, name: 'none' } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      paint: {
        __typename: 'QuantityProblem',
        code: 'NOT_ALLOCATED',
        message: 'line 1 of CHAI has 2 allocated units, 3 were asked for',
        path: null,
        retryable: false,
        sku: 'CHAI',
        lineId: 'L1',
        requested: 3,
        possible: 2,
      },
    });
  });
});
