import { GivenViews } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyStream } from '../contract/index.js';
import { AccessKeyQueries, accessProjections } from '../views/index.js';
import { formatApiKey, hashSecret, newApiKey, parseApiKey } from './api-key.js';
import { ApiKeyAuthenticator } from './authenticator.js';

const EXPIRES_AT = '2026-02-01T00:00:00.000Z';
const views = new GivenViews(accessProjections);
let queries: AccessKeyQueries;
let clock: ManualClock;
let authenticator: ApiKeyAuthenticator;

beforeAll(async () => void (queries = new AccessKeyQueries(await views.start())));
afterAll(() => views.stop());
beforeEach(() => {
  clock = new ManualClock('2026-01-05T15:00:00.000Z');
  authenticator = new ApiKeyAuthenticator(queries, clock);
});

async function givenKey(expiresAt: string | null = null, tenant = 'main') {
  const key = newApiKey();
  const { keyId, secret } = key;
  const data = { keyId, name: 'shop', role: 'integrator', secretHash: hashSecret(secret), expiresAt };
  await views.happened({ stream: keyStream(tenant, keyId), type: 'access.KeyCreated', data });
  return key;
}

const token = async (expiresAt: string | null = null) => formatApiKey(await givenKey(expiresAt));

describe('a key', () => {
  it('tells who asks, of which tenant, in which role', async () => {
    const key = await givenKey(null, 'other');
    expect(authenticator.authenticate(formatApiKey(key))).toEqual({
      id: `key:${key.keyId}`,
      tenant: 'other',
      role: 'integrator',
    });
  });

  it('holds until the moment it expires', async () => {
    const expiring = await token(EXPIRES_AT);
    clock.advanceTo('2026-01-31T23:59:59.999Z');
    expect(authenticator.authenticate(expiring)).not.toBeNull();
    clock.advanceTo(EXPIRES_AT);
    expect(authenticator.authenticate(expiring)).toBeNull();
  });

  it('ends when it is revoked', async () => {
    const key = await givenKey();
    const data = { keyId: key.keyId, reason: 'lost' };
    await views.happened({ stream: keyStream('main', key.keyId), type: 'access.KeyRevoked', data });
    expect(authenticator.authenticate(formatApiKey(key))).toBeNull();
  });

  it('is refused with the secret of another', async () => {
    const [one, other] = [await givenKey(), await givenKey()];
    expect(authenticator.authenticate(formatApiKey({ ...one, secret: other.secret }))).toBeNull();
  });

  it.each(['', 'blk_', 'blk_000000000000_', `blk_000000000000_${'A'.repeat(43)}`, 'Bearer x', '%'])(
    'is refused when it is none: "%s"',
    (text) => {
      expect(authenticator.authenticate(text)).toBeNull();
    },
  );

  it('has 256 random bits', () => {
    const secrets = Array.from({ length: 50 }, () => newApiKey().secret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
  });

  it('reads back as it was written', () => {
    const key = newApiKey();
    expect(parseApiKey(formatApiKey(key))).toEqual(key);
  });
});

describe('the list of keys', () => {
  it('shows a tenant its own, and no secret', async () => {
    const { keyId, secret } = await givenKey(EXPIRES_AT, 'listed');
    const rows = queries.list('listed');
    expect(rows).toEqual([
      {
        keyId,
        tenant: 'listed',
        name: 'shop',
        role: 'integrator',
        secretHash: hashSecret(secret),
        createdAt: expect.any(String),
        expiresAt: EXPIRES_AT,
        revokedAt: null,
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
