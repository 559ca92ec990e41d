import { ROLES } from '#access';
import { KeyService } from '#access';
import { rolesOf } from '#graphql-kit';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import { RunningApi } from './testing/running-api.js';

let api: RunningApi;
beforeAll(async () => void (api = await RunningApi.start()));
afterAll(() => api.stop());

const STATUS = '{ serviceStatus { ready } }';

function rootFields(): readonly GraphQLField<unknown, unknown>[] {
  const { schema } = api.get(GraphQLSchemaHost);
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.flatMap((type) => Object.values(type?.getFields() ?? {}));
}

/** What the operation itself says to a role, before it looks at anything else. */
function isRefused(field: GraphQLField<unknown, unknown>, role: string): boolean {
  const context = { actor: { id: 'key:1', tenant: 'main', role } };
  try {
    const nothing = {} as GraphQLResolveInfo;
    const begin = field.subscribe ?? field.resolve;
    Promise.resolve(begin?.(null, { input: {} }, context, nothing)).catch(() => undefined);
    return false;
  } catch (error) {
    return error instanceof Error && error.message === `role ${role} may not do this`;
  }
}

describe('every query, mutation and subscription', () => {
  it('names its roles', () => {
    const fields = rootFields();
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((field) => rolesOf(field).length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('tells its roles in its description', () => {
    const silent = rootFields().filter(
      ({ description }) => !/Roles: admin(, .+)?\.$/.test(description ?? ''),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('refuses all roles but those', () => {
    const wrong = rootFields().flatMap((field) =>
      ROLES.filter((role) => role !== 'admin' && !rolesOf(field).includes(role))
        .filter((role) => !isRefused(field, role))
        .map((role) => `${field.name} as ${role}`),
    );
    expect(wrong).toEqual([]);
    expect(rootFields().filter((field) => !isRefused(field, 'nobody'))).toEqual([]);
  });

  it('that changes something is closed to those who only look on', () => {
    const { schema } = api.get(GraphQLSchemaHost);
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.filter((field) => rolesOf(field).includes('compliance'))).toEqual([]);
  });
});

describe('a key', () => {
  it('opens the door', async () => {
    expect((await api.ask(await api.key('compliance'), STATUS)).data).toEqual({
      serviceStatus: { ready: true },
    });
  });

  it('that is unknown, expired or revoked is answered like no key at all', async () => {
    const expired = await api.key('admin', { expiresAt: '2026-01-05T16:00:00.000Z' });
    const revoked = await api.key('admin');
    api.clock.advanceTo('2026-01-05T16:00:00.000Z');
    const service = new KeyService(api.runtime.runner, 'system:test');
    const execution = await service.revoke('main', revoked.split('_')[1] ?? '', 'lost');
    if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
    await api.runtime.views.waitFor(execution.position, 5000);

    const unknown = `blk_000000000000_${'A'.repeat(43)}`;
    const answers = await Promise.all([null, unknown, expired, revoked].map((key) => api.ask(key, STATUS)));
    for (const { status, data, errors } of answers) {
      expect([status, data, errors]).toEqual([
        401,
        undefined,
        [
          {
            message: 'a valid API key is needed: Authorization: Bearer blk_…',
            extensions: { code: 'UNAUTHENTICATED', correlationId: expect.any(String) },
          },
        ],
      ]);
    }
  });

  it('is in every event that it caused', async () => {
    const key = await api.key('operations');
    const mutation = `mutation { receiveStock(input: { idempotencyKey: "r1", sku: "CHAI", quantity: 3 }) {
      __typename ... on StockChanged { position } } }`;
    expect((await api.ask(key, mutation)).data).toMatchObject({
      receiveStock: { __typename: 'StockChanged' },
    });
    const { data } = await api.ask(key, '{ timeline(sku: "CHAI") { type actor } }');
    expect(data).toEqual({
      timeline: [{ type: 'stock.StockReceived', actor: `key:${key.split('_')[1]}` }],
    });
  });
});
