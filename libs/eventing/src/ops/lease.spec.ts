import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';
import { AppendOutcomeUnknown, StoreUnavailable } from '../model/errors.js';
import type { EventStore } from '../port/event-store.js';
import { Lease } from './lease.js';
import { type Scheduler, yieldToEventLoop } from './scheduler.js';

const STREAM = 'lease-main~worker';

/** Time that all processes of a test share, though none reads another's clock. */
class Time {
  now = 0;
  private due: { readonly at: number; readonly call: () => void }[] = [];

  readonly scheduler: Scheduler = {
    after: (milliseconds, call) => {
      const entry = { at: this.now + milliseconds, call };
      this.due.push(entry);
      return () => (this.due = this.due.filter((other) => other !== entry));
    },
  };

  async pass(milliseconds: number): Promise<void> {
    for (const end = this.now + milliseconds; this.now < end;) {
      this.now += 100;
      const ripe = this.due.filter(({ at }) => at <= this.now);
      this.due = this.due.filter(({ at }) => at > this.now);
      for (const { call } of ripe) call();
      for (let turn = 0; turn < 5; turn += 1) await yieldToEventLoop();
    }
  }
}

function candidate(store: EventStore, time: Time): Lease {
  const clock = new ManualClock('2026-01-05T15:00:00.000Z');
  return new Lease({ store, role: 'worker', clock, scheduler: time.scheduler, stopwatch: () => time.now });
}

/** A store that can be cut off from one process, or whose answers can be lost on their way to it. */
function cuttable(store: EventStore): EventStore & { cut: boolean; deaf: boolean } {
  const check = () => {
    if (wrapped.cut) throw new StoreUnavailable('cut off');
  };
  const wrapped = {
    cut: false,
    deaf: false,
    feed: store.feed,
    close: () => store.close(),
    append: async (...given: Parameters<EventStore['append']>) => {
      check();
      const result = await store.append(...given);
      if (wrapped.deaf) throw new AppendOutcomeUnknown('who knows');
      return result;
    },
    read: async (...given: Parameters<EventStore['read']>) => (check(), store.read(...given)),
  };
  return wrapped;
}

describe('a lease', () => {
  it('is held by one process, as long as it renews it', async () => {
    const [store, time] = [openMemoryStore(), new Time()];
    const [a, b] = [candidate(store, time), candidate(store, time)];
    const held = await a.tryAcquire();
    expect(held?.lost).toBe(false);
    for (let second = 0; second < 30; second += 1) {
      expect(await b.tryAcquire()).toBeNull();
      await time.pass(1000);
    }
    expect(held?.lost).toBe(false);
  });

  it('goes to exactly one of many that ask at the same moment', async () => {
    const [store, time] = [openMemoryStore(), new Time()];
    const asked = Array.from({ length: 10 }, () => candidate(store, time).tryAcquire());
    expect((await Promise.all(asked)).filter((lock) => lock !== null)).toHaveLength(1);
  });

  it('is free at once when its holder lets it go', async () => {
    const [store, time] = [openMemoryStore(), new Time()];
    const held = await candidate(store, time).tryAcquire();
    await held?.release();
    expect(await candidate(store, time).tryAcquire()).not.toBeNull();
  });

  it('goes on within seven seconds after its holder was killed', async () => {
    const [log, time] = [openMemoryStore(), new Time()];
    const store = cuttable(log);
    await candidate(store, time).tryAcquire();
    await time.pass(3000);
    const other = candidate(log, time);
    expect(await other.tryAcquire()).toBeNull();
    store.cut = true;
    const killed = time.now;
    while ((await other.tryAcquire()) === null) await time.pass(1000);
    expect(time.now - killed).toBeLessThanOrEqual(7000);
    expect(time.now - killed).toBeGreaterThan(3000);
  });

  it('is lost to a holder that cannot reach the log before another may take it', async () => {
    const [log, time] = [openMemoryStore(), new Time()];
    const store = cuttable(log);
    const held = await candidate(store, time).tryAcquire();
    const other = candidate(log, time);
    await other.tryAcquire();
    store.cut = true;
    let taken = null;
    while (taken === null) {
      await time.pass(100);
      taken = await other.tryAcquire();
      if (taken) expect(held?.lost).toBe(true);
    }
  });

  it('stays with a holder whose renewal was stored though it was told otherwise', async () => {
    const [log, time] = [openMemoryStore(), new Time()];
    const store = cuttable(log);
    const held = await candidate(store, time).tryAcquire();
    store.deaf = true;
    await time.pass(2000);
    store.deaf = false;
    await time.pass(4000);
    expect(held?.lost).toBe(false);
    expect((await log.read(STREAM)).length).toBeGreaterThan(2);
  });

  it('tells a holder that slept through its time that another one has it', async () => {
    const [store, time] = [openMemoryStore(), new Time()];
    const held = await candidate(store, time).tryAcquire();
    const [last] = await store.read(STREAM, { direction: 'backwards', max: 1 });
    const event = { id: '00000000-0000-4000-8000-000000000001', type: 'lease.Taken', data: {}, meta: {} };
    await store.append(STREAM, last!.revision, [event]);
    await time.pass(2000);
    expect(held?.lost).toBe(true);
    await held?.release();
    expect((await store.read(STREAM)).at(-1)?.type).toBe('lease.Taken');
  });
});
