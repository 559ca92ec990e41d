import { describeEventStoreContract, GivenStore, memoryHarness } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventStore, Feed } from '../port/event-store.js';
import { SharedFeed } from './shared-feed.js';

function shared(store: EventStore): EventStore {
  return {
    append: (...append) => store.append(...append),
    read: (...read) => store.read(...read),
    feed: new SharedFeed(store.feed),
    close: () => store.close(),
  };
}

/** Counts the pages that are read of the feed behind the shared one. */
function counted(feed: Feed) {
  const seen = { pages: 0 };
  const counting: Feed = {
    page: (after, max) => {
      seen.pages += 1;
      return feed.page(after, max);
    },
    head: () => feed.head(),
    onWake: (callback) => feed.onWake(callback),
  };
  return { seen, feed: new SharedFeed(counting) };
}

describeEventStoreContract('a store whose feed is shared', () => memoryHarness(shared));

describe('a shared feed', () => {
  it('reads once what many ask for, at the same time or soon after', async () => {
    const store = new GivenStore();
    const { seen, feed } = counted(store.feed);
    await store.append('a', 'none', [event(1), event(2), event(3)]);
    const [one, other] = await Promise.all([feed.page(0n, 10), feed.page(0n, 10)]);
    const late = await feed.page(0n, 2);
    const rest = await feed.page(late.last, 10);
    expect(seen.pages).toBe(1);
    expect(other).toEqual(one);
    expect([...late.events, ...rest.events]).toEqual(one.events);
  });

  it('does not answer who heard of an append from a reading that began before it', async () => {
    const store = new GivenStore();
    const { feed } = counted({
      ...{ head: () => store.feed.head(), onWake: (callback) => store.feed.onWake(callback) },
      page: async (after, max) => {
        const page = await store.feed.page(after, max);
        await store.append('b', 'none', [event(9)]).catch(() => undefined);
        return page;
      },
    });
    const heard = new Promise<void>((resolve) => feed.onWake(resolve));
    const early = feed.page(0n, 10);
    await heard;
    expect((await feed.page(0n, 10)).events.map(({ stream }) => stream)).toEqual(['b']);
    expect((await early).events).toEqual([]);
  });

  it('brings every consumer every event once, wherever each of them stands', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 700 })), { maxLength: 40 }),
        async (steps) => {
          const store = new GivenStore();
          const feed = new SharedFeed(store.feed);
          const consumers = [0, 1, 2].map(() => ({ after: 0n, ids: [] as string[] }));
          let written = 0;
          for (const [who, count] of steps) {
            const consumer = consumers[who];
            if (!consumer) {
              const events = Array.from({ length: count }, () => event((written += 1)));
              await store.append(`s-${written}`, 'none', events);
              continue;
            }
            const page = await feed.page(consumer.after, count);
            consumer.ids.push(...page.events.map(({ id }) => id));
            consumer.after = page.last;
          }
          const all = (await store.feed.page(0n, 1_000_000)).events;
          for (const { after, ids } of consumers) {
            expect(ids).toEqual(all.filter(({ position }) => position <= after).map(({ id }) => id));
          }
        },
      ),
    ));
});

function event(n: number) {
  return { id: `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`, type: 't', data: {}, meta: {} };
}
