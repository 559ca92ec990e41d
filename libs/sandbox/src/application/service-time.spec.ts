import {
  DeciderRunner,
  EventCodec,
  EventRegistry,
  type EventStore,
  type Feed,
  type FeedPage,
  openMemoryStore,
  systemScheduler,
} from '#eventing';
import { ManualClock, OffsetClock, randomId, SettingsProblem } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SANDBOX_CLOCK_STREAM, sandboxEvents } from '../contract/index.js';
import { ServiceTime } from './service-time.js';

const START = '2026-01-05T15:00:00.000Z';
const AFTER_31_DAYS = '2026-02-05T15:00:00.000Z';
const codec = new EventCodec(new EventRegistry(Object.values(sandboxEvents)));

/** As EventStoreDB has them before anybody wrote anything: pages count them, and do not show them. */
const SERVER_EVENTS_ONLY = {
  head: async () => 7n,
  page: async (after: bigint): Promise<FeedPage> => ({
    events: [],
    last: after === 0n ? 5n : 7n,
    atHead: after !== 0n,
  }),
};

let store: EventStore;
let following: ServiceTime[];
beforeEach(() => {
  store = openMemoryStore();
  following = [];
});
afterEach(async () => {
  for (const time of following) await time.stop();
});

/** The time of one more process on the log. */
function timeOf({ sandbox }: { readonly sandbox: boolean }, feed: Feed = store.feed): ServiceTime {
  const clock = new OffsetClock(new ManualClock(START));
  const scheduler = systemScheduler;
  const runner = new DeciderRunner({ store, codec, clock, scheduler, random: () => 0.5, newId: randomId });
  return new ServiceTime({ runner, feed, clock, scheduler, sandbox });
}

async function restored(options: { readonly sandbox: boolean }): Promise<ServiceTime> {
  const time = timeOf(options);
  await time.restore();
  return time;
}

function advance(time: ServiceTime, by: string, commandId = by) {
  const meta = { commandId, correlationId: 'c', causationId: 'c', actor: 'key:1', tenant: 'main' };
  return time.advance({ type: 'sandbox.AdvanceClock', by, to: null }, meta);
}

async function writeSomething(): Promise<void> {
  await store.append('order-main~1', 'none', [{ id: 'e1', type: 'x', data: {}, meta: {} }]);
}

describe('time in a sandbox', () => {
  it('is moved at once where it is asked for, and only once for one command', async () => {
    const time = await restored({ sandbox: true });
    const first = await advance(time, 'P31D');
    expect(await advance(time, 'P31D')).toMatchObject({ outcome: 'accepted', repeated: true });
    expect([first.outcome, time.clock.now()]).toEqual(['accepted', AFTER_31_DAYS]);
  });

  it('goes on from the log, however the process ended', async () => {
    await advance(await restored({ sandbox: true }), 'P30D');
    await advance(await restored({ sandbox: true }), 'P1D');
    expect((await restored({ sandbox: true })).clock.now()).toBe(AFTER_31_DAYS);
  });

  it('moves in every process on the log, and tells each once', async () => {
    const [mover, other] = [await restored({ sandbox: true }), await restored({ sandbox: true })];
    following = [mover, other];
    const heard = Promise.all(following.map((time) => new Promise<void>((moved) => time.follow(moved))));
    await advance(mover, 'P31D');
    await heard;
    expect(following.map(({ clock }) => clock.now())).toEqual([AFTER_31_DAYS, AFTER_31_DAYS]);
  });

  it('begins once, when several processes begin together', async () => {
    await Promise.all([restored({ sandbox: true }), restored({ sandbox: true })]);
    expect(await store.read(SANDBOX_CLOCK_STREAM)).toMatchObject([{ type: 'sandbox.ClockOpened' }]);
  });
});

describe('a log', () => {
  it('that a sandbox began is refused to the system clock, moved or not', async () => {
    await restored({ sandbox: true });
    await expect(restored({ sandbox: false })).rejects.toThrow(SettingsProblem);
    await expect(restored({ sandbox: false })).rejects.toThrow(
      /^CLOCK: .*Start with CLOCK=sandbox, or use another DATA_DIR/,
    );
  });

  it('of the system clock is refused to a sandbox, and nothing is written to it', async () => {
    await writeSomething();
    await expect(restored({ sandbox: true })).rejects.toThrow(
      /^CLOCK: .*Leave CLOCK out, or use an empty DATA_DIR/,
    );
    expect(await store.read(SANDBOX_CLOCK_STREAM)).toEqual([]);
  });

  it('that holds nothing but events of its server is as good as new', async () => {
    const time = timeOf({ sandbox: true }, { ...store.feed, ...SERVER_EVENTS_ONLY });
    await time.restore();
    expect(await advance(time, 'P31D')).toMatchObject({ outcome: 'accepted' });
  });

  it('of the system clock has a time that cannot be moved', async () => {
    const time = await restored({ sandbox: false });
    expect(await advance(time, 'P1D')).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'NOT_A_SANDBOX' },
    });
    expect([time.clock.now(), await store.feed.head()]).toEqual([START, 0n]);
  });
});
