import type { Rejected } from '#eventing';
import { payloadHash } from '#kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { IdempotencyKeys } from './idempotency-keys.js';
import { commandMeta } from './request-context.js';

const context = (tenant = 'main') => ({
  actor: { id: 'key:1', tenant, role: 'operations' } as const,
  correlationId: 'c1',
});
const meta = (key: string, tenant = 'main') => commandMeta(context(tenant), key);
const hold = { type: 'HoldOrder', orderId: '1' };
const release = { type: 'ReleaseOrder', orderId: '1' };

let stored: Map<string, string>;
let keys: IdempotencyKeys;
const run = (outcome: 'accepted' | 'rejected' = 'accepted') => Promise.resolve({ outcome } as const);
const codeOf = async (result: Promise<{ outcome: string } | Rejected>) => {
  const settled = await result;
  return 'rejection' in settled ? settled.rejection.code : settled.outcome;
};

beforeEach(() => {
  stored = new Map();
  keys = new IdempotencyKeys({
    firstUse: (tenant, commandId) => {
      const hash = stored.get(`${tenant} ${commandId}`);
      return hash === undefined ? null : { hash };
    },
  });
});

describe('an idempotency key', () => {
  it('may be sent again with the same payload', async () => {
    expect(await codeOf(keys.once(hold, meta('k'), run))).toBe('accepted');
    expect(await codeOf(keys.once({ orderId: '1', type: 'HoldOrder' }, meta('k'), run))).toBe('accepted');
  });

  it('belongs to one operation and one payload', async () => {
    await keys.once(hold, meta('k'), run);
    expect(await codeOf(keys.once(release, meta('k'), run))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await codeOf(keys.once({ ...hold, orderId: '2' }, meta('k'), run))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is taken while its command is under way', async () => {
    const first = keys.once(hold, meta('k'), run);
    expect(await codeOf(keys.once(release, meta('k'), run))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await codeOf(first)).toBe('accepted');
  });

  it('is known from the views when the process has forgotten it', async () => {
    stored.set(`main ${meta('k').commandId}`, payloadHash(hold));
    expect(await codeOf(keys.once(release, meta('k'), run))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await codeOf(keys.once(hold, meta('k'), run))).toBe('accepted');
  });

  it('is free again when its command was rejected: nothing happened', async () => {
    await keys.once(hold, meta('k'), () => run('rejected'));
    expect(await codeOf(keys.once(release, meta('k'), run))).toBe('accepted');
  });

  it('stays taken when nobody knows what became of its command', async () => {
    await expect(keys.once(hold, meta('k'), () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await codeOf(keys.once(release, meta('k'), run))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is a tenant’s own', async () => {
    await keys.once(hold, meta('k'), run);
    expect(await codeOf(keys.once(release, meta('k', 'other'), run))).toBe('accepted');
  });
});
