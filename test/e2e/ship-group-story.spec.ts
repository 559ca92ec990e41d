import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => {
  story = await Story.begin('admin', { CLOCK: 'sandbox' });
  await story.setFulfilment({ groupWaitDays: 10, reason: 'units lay for weeks' });
});
afterEach(() => story.end());

/** A lamp and its shade, in one parcel. */
const together = (sku: string) => ({ sku, quantity: 1, shipPolicy: 'TOGETHER', shipGroup: 'parcel' });
const LAMP = { sku: 'LAMP', quantity: 1 };
const SHADE = { sku: 'SHADE', quantity: 1 };

/** What each line of an order has, in the order of its lines. */
async function allocated(ref: string): Promise<readonly number[]> {
  await story.idle();
  const { order } = await story.read(`order(ref: "${ref}", minPosition: $p) { lines { allocated } }`);
  return (order as { lines: { allocated: number }[] }).lines.map((line) => line.allocated);
}

/** Asks until the orders' first lines have so many units; what hangs is ended by the time limit of the test. */
async function until(units: Readonly<Record<string, number>>): Promise<void> {
  for (const [ref, wanted] of Object.entries(units)) while ((await allocated(ref))[0] !== wanted);
}

const ship = (orderRef: string, lineNos: readonly number[]) =>
  story.order('confirmShipment', {
    orderRef,
    carrier: 'DHL',
    lines: lineNos.map((lineNo) => ({ lineNo, quantity: 1 })),
  });

async function placeGroupAndOther(): Promise<void> {
  await story.stock('receiveStock', LAMP);
  await story.place('A', [together('LAMP'), together('SHADE')]);
  await story.place('B', [LAMP]);
}

it('a unit that waits too long for the rest of its parcel serves another order, and the parcel gets the next', async () => {
  await placeGroupAndOther();
  expect([await allocated('A'), await allocated('B')]).toEqual([[1, 0], [0]]);

  await story.advanceClock({ by: 'P9DT23H' });
  expect([await allocated('A'), await allocated('B')]).toEqual([[1, 0], [0]]);
  await story.advanceClock({ by: 'PT2H' });
  await until({ A: 0, B: 1 });
  expect(await story.queue('LAMP')).toEqual([['A', 1, null]]);
  const { reprioritisationBatches } = await story.read(
    'reprioritisationBatches(minPosition: $p) { nodes { action reasonCode by changed } }',
  );
  expect(reprioritisationBatches).toEqual({
    nodes: [{ action: 'HOLD', reasonCode: 'GROUP_INCOMPLETE', by: 'process:group_wait', changed: 1 }],
  });
  expect(await ship('B', [1])).toMatchObject({ order: { status: 'SHIPPED' } });

  // It keeps its place, and is passed over until the shade is there.
  await story.place('C', [LAMP]);
  await story.stock('receiveStock', LAMP);
  expect([await allocated('A'), await allocated('C')]).toEqual([[0, 0], [1]]);
  await story.place('D', [LAMP]);
  await story.stock('receiveStock', SHADE);
  await story.idle();
  await story.stock('receiveStock', LAMP);
  expect([await allocated('A'), await allocated('D')]).toEqual([[1, 1], [0]]);
  expect(await ship('A', [1, 2])).toMatchObject({ order: { status: 'SHIPPED' } });

  await story.advanceClock({ by: 'P30D' });
  const { lamp, shade } = await story.read(
    ['LAMP', 'SHADE']
      .map(
        (sku) => `${sku.toLowerCase()}: stockItem(sku: "${sku}", minPosition: $p) {
      onHand available allocated waitingUnits shipped lost }`,
      )
      .join(' '),
  );
  expect(lamp).toEqual({ onHand: 1, available: 0, allocated: 1, waitingUnits: 1, shipped: 2, lost: 0 });
  expect(shade).toEqual({ onHand: 0, available: 0, allocated: 0, waitingUnits: 0, shipped: 1, lost: 0 });
});

it('the setting is told with its version, guarded by its revision, and refused by its field', async () => {
  const read = async () =>
    (await story.read('fulfilmentPolicy(minPosition: $p) { version groupWaitDays revision }'))[
      'fulfilmentPolicy'
    ];
  expect(await read()).toEqual({ version: 1, groupWaitDays: 10, revision: '0' });
  const off = { reason: 'by hand again', expectedRevision: '0', idempotencyKey: 'off' };
  const policy = { version: 2, groupWaitDays: null, revision: '1' };
  const answer = { __typename: 'FulfilmentPolicyChanged', streamRevision: '1', policy };
  expect(await story.setFulfilment(off)).toMatchObject(answer);
  expect(await story.setFulfilment(off)).toMatchObject(answer);
  expect(await story.setFulfilment({ ...off, groupWaitDays: 3, idempotencyKey: 'late' })).toMatchObject({
    __typename: 'VersionConflict',
    currentRevision: '1',
  });
  await expect(story.setFulfilment({ groupWaitDays: 0, reason: 'r' })).rejects.toThrow('groupWaitDays');
  expect(await read()).toEqual(policy);
});
