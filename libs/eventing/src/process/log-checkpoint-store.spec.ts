import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';
import type { EventStore } from '../port/event-store.js';
import { LogCheckpointStore } from './log-checkpoint-store.js';

const event = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'test.Happened',
  data: {},
  meta: {},
});

function opened(store: EventStore, time: { now: number }): LogCheckpointStore {
  return new LogCheckpointStore(store, new ManualClock('2026-01-05T15:00:00.000Z'), () => time.now);
}

const saved = async (store: EventStore) => (await store.read('checkpoint-main~orders')).length;

describe('checkpoints in the log', () => {
  it('are found by another process', async () => {
    const [store, time] = [openMemoryStore(), { now: 0 }];
    const first = opened(store, time);
    expect(await first.load('orders')).toBe(0n);
    const { position } = await store.append('a', 'none', [event(1)]);
    time.now = 6000;
    await first.save('orders', position);
    expect(await opened(store, time).load('orders')).toBe(position);
  });

  it('are written now and then only, and not because of other checkpoints and leases', async () => {
    const [store, time] = [openMemoryStore(), { now: 0 }];
    const checkpoints = opened(store, time);
    await checkpoints.load('orders');
    await checkpoints.save('orders', (await store.append('a', 'none', [event(1)])).position);
    expect(await saved(store)).toBe(0);
    time.now = 6000;
    await checkpoints.save('orders', await store.feed.head());
    expect(await saved(store)).toBe(1);
    await store.append('lease-main~worker', 'none', [event(2)]);
    time.now = 12_000;
    await checkpoints.save('orders', await store.feed.head());
    expect(await saved(store)).toBe(1);
  });

  it('are written again after a long time of nothing but leases', async () => {
    const [store, time] = [openMemoryStore(), { now: 0 }];
    const checkpoints = opened(store, time);
    await checkpoints.load('orders');
    for (let n = 0; n < 150; n += 1) {
      await store.append('lease-main~worker', n === 0 ? 'none' : BigInt(n - 1), [event(1000 + n)]);
      await checkpoints.save('orders', await store.feed.head());
      time.now += 1700;
    }
    const { position } = await store.append('a', 'none', [event(1)]);
    time.now += 6000;
    await checkpoints.save('orders', position);
    expect(await opened(store, time).load('orders')).toBe(position);
  });

  it('of a process that has lost its role do not move those of its successor', async () => {
    const [store, time] = [openMemoryStore(), { now: 0 }];
    const [old, young] = [opened(store, time), opened(store, time)];
    await Promise.all([old.load('orders'), young.load('orders')]);
    const one = (await store.append('a', 'none', [event(1)])).position;
    const two = (await store.append('b', 'none', [event(2)])).position;
    time.now = 6000;
    await young.save('orders', two);
    await old.save('orders', one);
    expect(await opened(store, time).load('orders')).toBe(two);
  });
});
