import type { Position } from '#eventing';
import { systemScheduler, systemStopwatch } from '#eventing';
import { GivenLog, plainDecoder } from '#eventing-testing';
import { skuStream } from '#stock/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '../domain/index.js';
import { LiveFeed, type Progress } from './live-feed.js';

/** Views that are as far as the test says. */
class GivenProgress implements Progress {
  private at: Position = 0n;
  private readonly callbacks = new Set<(position: Position) => void>();

  position(): Position {
    return this.at;
  }

  reach(position: Position): void {
    this.at = position;
    for (const callback of this.callbacks) callback(position);
  }

  onCommitted(callback: (position: Position) => void): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }
}

const CHAI = topics.queue('main', 'main', 'CHAI');
let log: GivenLog;
let views: GivenProgress;
let live: LiveFeed;
const failures: unknown[] = [];

const received = (sku: string, tenant = 'main') => ({
  type: 'stock.StockReceived',
  stream: skuStream(tenant, 'main', sku),
  data: { location: 'main', sku, quantity: 1, reference: null },
});

beforeEach(() => {
  log = new GivenLog();
  views = new GivenProgress();
  live = new LiveFeed({
    feed: log,
    decoder: plainDecoder,
    views,
    scheduler: systemScheduler,
    stopwatch: systemStopwatch,
    failed: (error) => failures.push(error),
  });
  live.start();
});
afterEach(async () => {
  await live.stop();
  expect(failures.splice(0)).toEqual([]);
});

const RECEIVED = ['stock.StockReceived'];

describe('the feed of a node', () => {
  it('tells of a change when the views have it, and not before', async () => {
    const box = live.subscribe([CHAI], null);
    expect((await box.next()).value).toEqual({ position: 0n, kinds: [], resync: false });
    const next = box.next();
    log.add(received('CHAI'));
    log.add(received('CHAI'));
    views.reach(10n);
    expect((await next).value).toEqual({ position: 10n, kinds: RECEIVED, resync: false });
    views.reach(20n);
    expect((await box.next()).value).toEqual({ position: 20n, kinds: RECEIVED, resync: false });
  });

  it('tells a topic to those of its tenant alone', async () => {
    const [ours, theirs] = [
      live.subscribe([CHAI], null),
      live.subscribe([topics.queue('other', 'main', 'CHAI')], null),
    ];
    await ours.next();
    await theirs.next();
    views.reach(log.add(received('TEA'), received('CHAI', 'other'), received('CHAI')));
    expect((await ours.next()).value?.kinds).toEqual(RECEIVED);
    expect((await theirs.next()).value?.kinds).toEqual(RECEIVED);
    const [none, own] = [ours.next(), theirs.next()];
    views.reach(log.add(received('CHAI', 'other')));
    expect((await own).value?.position).toBe(40n);
    await ours.return();
    expect((await none).done).toBe(true);
  });

  it('reads nothing while nobody listens', async () => {
    let pages = 0;
    const page = log.page.bind(log);
    log.page = (...args) => ((pages += 1), page(...args));
    views.reach(log.add(received('CHAI')));
    const box = live.subscribe([CHAI], null);
    expect((await box.next()).value).toEqual({ position: 10n, kinds: [], resync: false });
    expect(pages).toBe(0);
    await box.return();
    expect(live.subscribers.size).toBe(0);
  });

  it('serves those who resume by one pass, each from its own position', async () => {
    views.reach(
      log.add(...Array.from({ length: 5 }, () => received('TEA')), received('CHAI'), received('TEA')),
    );
    const from = (after: bigint, topic = CHAI) => live.subscribe([topic], after);
    const boxes = [
      from(0n),
      from(50n),
      from(60n),
      from(70n),
      from(0n, topics.queue('other', 'main', 'CHAI')),
    ];
    const firsts = await Promise.all(boxes.map(async (box) => (await box.next()).value));
    expect(firsts.map((first) => [first?.position, first?.kinds, first?.resync])).toEqual([
      [70n, RECEIVED, false],
      [70n, RECEIVED, false],
      [70n, [], false],
      [70n, [], false],
      [70n, [], false],
    ]);
  });

  it('tells who is too far behind that everything may have changed', async () => {
    views.reach(log.add(...Array.from({ length: 10_002 }, () => received('TEA'))));
    const [far, near] = [live.subscribe([CHAI], 10n), live.subscribe([CHAI], 30n)];
    expect((await far.next()).value).toMatchObject({ resync: true, position: 100_020n });
    expect((await near.next()).value).toMatchObject({ resync: false, position: 100_020n });
  });

  it('knows a position that only another log can have', async () => {
    views.reach(log.add(received('CHAI')));
    const ahead = live.subscribe([CHAI], 9999n);
    expect((await ahead.next()).value).toEqual({ position: 10n, kinds: [], resync: true });
  });
});
