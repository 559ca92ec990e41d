import { EventRegistry } from '#eventing';
import { deciderSpec, describeGoldenEvents } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { type AccessEvent, accessEvents } from '../contract/index.js';
import { accessKeyDecider } from './access-key.decider.js';

const at = '2026-01-05T15:00:00.000Z';
const registry = new EventRegistry(Object.values(accessEvents));
const { given } = deciderSpec(accessKeyDecider, { registry, at });

const data = {
  keyId: '0123456789ab',
  name: 'web shop',
  role: 'integrator',
  secretHash: 'a'.repeat(64),
  expiresAt: '2027-01-01T00:00:00.000Z',
} as const;
const created: AccessEvent = { type: 'access.KeyCreated', data };
const revoked: AccessEvent = {
  type: 'access.KeyRevoked',
  data: { keyId: data.keyId, reason: 'laptop lost' },
};
const create = { type: 'access.CreateKey', ...data } as const;
const revoke = { type: 'access.RevokeKey', keyId: data.keyId, reason: 'laptop lost' } as const;

describe('an API key', () => {
  it('is created once', () => {
    given().when(create).then(created);
    given(created).when(create).thenRejected('KEY_EXISTS');
    given(created, revoked).when(create).thenRejected('KEY_EXISTS');
  });

  it('may last for ever', () => {
    const forever = { ...data, expiresAt: null };
    given()
      .when({ ...create, expiresAt: null })
      .then({ type: 'access.KeyCreated', data: forever });
  });

  it('does not begin expired', () => {
    given()
      .when({ ...create, expiresAt: at })
      .thenRejected('EXPIRY_NOT_IN_FUTURE');
  });

  it('is revoked once, for the first reason', () => {
    given(created).when(revoke).then(revoked);
    given(created, revoked)
      .when({ ...revoke, reason: 'again' })
      .thenNothing();
  });

  it('must exist to be revoked', () => {
    given().when(revoke).thenRejected('KEY_NOT_FOUND');
  });
});

describeGoldenEvents(accessEvents, fileURLToPath(new URL('../contract/golden', import.meta.url)), {
  [created.type]: created.data,
  [revoked.type]: revoked.data,
});
