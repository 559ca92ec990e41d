import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin('admin', { CLOCK: 'sandbox' })));
afterEach(() => story.end());

const NEW_YORK = { sku: 'GAME', timeZone: 'America/New_York' };

/** Asks until so many wait; what hangs is ended by the time limit of the test. */
async function untilWaiting(lines: number): Promise<void> {
  while ((await story.queue('GAME')).length !== lines);
}

const release = async () => {
  const { stockItem } = await story.read('stockItem(sku: "GAME", minPosition: $p) { releaseDate allocated }');
  return stockItem;
};

it('pre-orders wait for their day though the goods are there, and are served on it in their order', async () => {
  await story.stock('setItemRelease', { ...NEW_YORK, releaseDate: '2026-03-01' });
  await story.stock('receiveStock', { sku: 'GAME', quantity: 3 });
  const told = { outcome: 'BACKORDERED', allocated: 0, projectedDate: '2026-03-01' };
  expect(await story.place('A', [{ sku: 'GAME', quantity: 2 }])).toMatchObject({
    lines: [{ ...told, backordered: 2, queuePosition: 1 }],
  });
  expect(await story.place('B', [{ sku: 'GAME', quantity: 2 }])).toMatchObject({
    lines: [{ ...told, backordered: 2, queuePosition: 2, projectedDate: null }],
  });
  await story.stock('expectSupply', { sku: 'GAME', quantity: 5, dueDate: '2026-02-01' });
  expect(await story.queue('GAME')).toEqual([
    ['A', 2, '2026-03-01'],
    ['B', 2, '2026-03-01'],
  ]);
  const id = await story.backorderOf('A');
  const { backorder, whyNot } = await story.read(
    `backorder(id: "${id}", minPosition: $p) { preOrder coverage { source } }
     whyNot(id: "${id}", minPosition: $p) { available reasons { code message } }`,
  );
  expect(backorder).toEqual({ preOrder: true, coverage: { source: 'ON_HAND' } });
  expect(whyNot).toEqual({
    available: 3,
    reasons: [{ code: 'NOT_RELEASED', message: 'Nothing is allocated before its release on 2026-03-01.' }],
  });
  const byHand = { backorderId: id, quantity: 1, reasonCode: 'CONTRACT' };
  expect(await story.plan('allocateToBackorder', byHand)).toMatchObject({ code: 'NOT_RELEASED' });
  await story.advanceClock({ to: '2026-03-01T04:59:59Z' });
  await story.idle();
  expect(await release()).toEqual({ releaseDate: '2026-03-01', allocated: 0 });
  await story.advanceClock({ by: 'PT1S' });
  await untilWaiting(1);
  expect(await story.queue('GAME')).toEqual([['B', 1, null]]);
  expect(await release()).toEqual({ releaseDate: null, allocated: 3 });
});

it('a release that moves takes its queue with it, and one that is called off lets it be served', async () => {
  await story.stock('setItemRelease', { ...NEW_YORK, releaseDate: '2026-03-01' });
  await story.place('A', [{ sku: 'GAME', quantity: 1 }]);
  await story.stock('setItemRelease', { ...NEW_YORK, releaseDate: '2026-04-01' });
  await story.stock('receiveStock', { sku: 'GAME', quantity: 1 });
  await story.advanceClock({ to: '2026-03-02T05:00:00Z' });
  await story.idle();
  expect(await story.queue('GAME')).toEqual([['A', 1, '2026-04-01']]);
  const { promiseHistory } = await story.read(
    'promiseHistory(ref: "A", lineNo: 1, minPosition: $p) { dates { cause date } }',
  );
  expect(promiseHistory).toEqual({
    dates: [
      { cause: 'PLACED', date: null },
      { cause: 'STOCK_CHANGED', date: '2026-04-01' },
    ],
  });
  expect(await story.stock('setItemRelease', { sku: 'GAME', releaseDate: null })).toMatchObject({
    allocatedToBackorders: 1,
    stockItem: { allocated: 1, waitingUnits: 0 },
  });
});

it('a zone that nobody knows is told by its field', async () => {
  await expect(
    story.stock('setItemRelease', { sku: 'GAME', releaseDate: '2026-03-01', timeZone: 'Mars/Olympus' }),
  ).rejects.toThrow('input.timeZone: must be an IANA time zone');
});
