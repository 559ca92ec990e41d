import { GivenViews } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyDeadlines } from '../../../ordering/src/testing/delay-samples.js';
import { LATE, offer, reply, slip, ToldOrder } from '../testing/told-order.js';
import { watchedLinesProjection } from './watched-lines.projection.js';
import { WatchedLineQueries } from './watched-lines.queries.js';

const views = new GivenViews([watchedLinesProjection]);
let queries: WatchedLineQueries;
let orders = 0;

beforeAll(async () => {
  queries = new WatchedLineQueries(await views.start());
});

afterAll(() => views.stop());

/** What the list says of the two lines of an order with this history, in the order of its lines. */
async function watched(order: ToldOrder) {
  const events = order.given(`W-${(orders += 1)}`, 'main');
  await views.happened(...events);
  const placed = events[0]?.data as { readonly lines: readonly { readonly lineId: string }[] };
  const ids = placed.lines.map(({ lineId }) => lineId);
  const found = queries.find(ids);
  return ids.map((id) => {
    const line = found.get(id);
    if (!line) return null;
    const { promisedBy, boundaryAt, knownBy, knownDate } = line;
    return { promisedBy, boundaryAt, knownBy, knownDate };
  });
}

const RUNNING = {
  ...{ promisedBy: '2026-07-31', boundaryAt: '2026-08-01T04:00:00.000Z', knownBy: null, knownDate: null },
};

describe('the list of lines that are watched', () => {
  it('holds what is owed by a date, and until when', async () => {
    expect(await watched(new ToldOrder())).toEqual([RUNNING, RUNNING]);
    expect(queries.isWatched('main', 'main', 'LAMP')).toBe(true);
    expect(queries.isWatched('other', 'main', 'LAMP')).toBe(false);
    expect(queries.isWatched('main', 'main', 'TABLE')).toBe(false);
  });

  it('knows a delay that is on record', async () => {
    const order = new ToldOrder();
    const known = { ...RUNNING, knownBy: '2026-07-31', knownDate: '2026-08-20' };
    expect(await watched(order.at(LATE, slip(order, '2026-08-20')))).toEqual([known, RUNNING]);
  });

  it('goes by the date that the buyer was offered last', async () => {
    const agreed = { ...RUNNING, promisedBy: '2026-08-20', boundaryAt: '2026-08-21T04:00:00.000Z' };
    expect(await watched(new ToldOrder().at(LATE, offer('2026-08-20')))).toEqual([agreed, agreed]);
  });

  it.each([
    ['no clock runs', () => new ToldOrder({ payment: null })],
    ['16 CFR 435 does not govern it', () => new ToldOrder(null)],
    ['its time is over', () => new ToldOrder().at('2026-08-02T15:00:00.000Z', applyDeadlines)],
    [
      'the buyer waits for as long as it takes',
      () => new ToldOrder().at(LATE, offer(null, { reason: 'a fire' }), reply('CONSENT')),
    ],
  ])('leaves out an order where %s', async (_, history) => {
    expect(await watched(history())).toEqual([null, null]);
  });
});
