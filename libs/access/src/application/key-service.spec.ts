import { DeciderRunner, EventCodec, EventRegistry, openMemoryStore, systemScheduler } from '#eventing';
import { ManualClock, randomId } from '#kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { accessEvents, keyStream } from '../contract/index.js';
import { hashSecret, parseApiKey } from './api-key.js';
import { KeyService } from './key-service.js';

let store: ReturnType<typeof openMemoryStore>;
let keys: KeyService;

beforeEach(() => {
  store = openMemoryStore();
  const codec = new EventCodec(new EventRegistry(Object.values(accessEvents)));
  const clock = new ManualClock('2026-01-05T15:00:00.000Z');
  const runner = new DeciderRunner({
    store,
    codec,
    clock,
    scheduler: systemScheduler,
    random: () => 0.5,
    newId: randomId,
  });
  keys = new KeyService(runner, 'system:ctl');
});

async function create() {
  const shop = { tenant: 'main', name: 'shop', role: 'integrator', expiresAt: null } as const;
  const { key } = await keys.create(shop);
  return { text: key, ...parseApiKey(key)! };
}

describe('the key service', () => {
  it('stores the hash of a key, who made it, and nothing that opens a door', async () => {
    const { text, keyId, secret } = await create();
    const events = await store.read(keyStream('main', keyId), { from: 0n, max: 10 });
    expect(events).toMatchObject([
      {
        type: 'access.KeyCreated',
        data: { keyId, name: 'shop', role: 'integrator', secretHash: hashSecret(secret), expiresAt: null },
        meta: { actor: 'system:ctl' },
      },
    ]);
    const stored = JSON.stringify(events, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(text);
  });

  it('revokes a key once, whatever reasons follow', async () => {
    const { keyId } = await create();
    const first = await keys.revoke('main', keyId, 'lost');
    const second = await keys.revoke('main', keyId, 'really lost');
    expect([first, second]).toMatchObject([
      { outcome: 'accepted', events: [{ type: 'access.KeyRevoked' }] },
      { outcome: 'accepted', events: [] },
    ]);
  });

  it('finds no key of another tenant', async () => {
    const { keyId } = await create();
    expect(await keys.revoke('other', keyId, 'mischief')).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'KEY_NOT_FOUND' },
    });
  });
});
