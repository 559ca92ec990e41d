import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

const ship = (lines: readonly object[]) =>
  story.order('confirmShipment', { orderRef: 'A', carrier: 'Post', lines });

describe('a parcel', () => {
  it('holds a line that ships completely only as a whole', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 4 });
    await story.place('A', [{ sku: 'LAMP', quantity: 4, shipPolicy: 'COMPLETE' }]);
    expect(await ship([{ lineNo: 1, quantity: 3 }])).toMatchObject({ code: 'COMPLETE_ONLY' });
    expect(await ship([{ lineNo: 1, quantity: 4 }])).toMatchObject({ order: { status: 'SHIPPED' } });
  });

  it('holds lines that ship together only when all of them are there', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 1 });
    const together = { quantity: 1, shipPolicy: 'TOGETHER', shipGroup: 'g' };
    await story.place('A', [
      { sku: 'LAMP', ...together },
      { sku: 'BULB', ...together },
    ]);
    expect(await ship([{ lineNo: 1, quantity: 1 }])).toMatchObject({ code: 'SHIP_TOGETHER' });
    await story.stock('receiveStock', { sku: 'BULB', quantity: 1 });
    const both = [1, 2].map((lineNo) => ({ lineNo, quantity: 1 }));
    expect(await ship(both)).toMatchObject({ order: { status: 'SHIPPED' } });
  });

  it('leaves no follow-up to wait where the tenant wants none', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 1 });
    await story.place('A', [{ sku: 'LAMP', quantity: 1 }]);
    await ship([{ lineNo: 1, quantity: 1 }]);
    await story.idle();
    const { events } = await story.api.runtime.store.feed.page(0n, 1000);
    const streams = new Set(events.map(({ stream }) => stream.split('-')[0]));
    expect([streams.has('process_fulfilment'), streams.has('process_follow_ups')]).toEqual([true, false]);
  });

  it('does not leave while its order is on hold', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 1 });
    await story.place('A', [{ sku: 'LAMP', quantity: 1 }]);
    await story.order('holdOrder', { orderRef: 'A', reason: 'fraud check' });
    expect(await ship([{ lineNo: 1, quantity: 1 }])).toMatchObject({ code: 'ORDER_ON_HOLD' });
    await story.order('releaseOrder', { orderRef: 'A' });
    expect(await ship([{ lineNo: 1, quantity: 1 }])).toMatchObject({ order: { status: 'SHIPPED' } });
  });

  it('that has left cannot be cancelled, nor can more come back than was in it', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 2 });
    await story.place('A', [{ sku: 'LAMP', quantity: 2 }]);
    await ship([{ lineNo: 1, quantity: 2 }]);
    const cancel = { orderRef: 'A', lineNo: 1, by: 'BUYER', reason: 'too late' };
    expect(await story.order('cancelOrderLine', cancel)).toMatchObject({ code: 'ALREADY_SHIPPED' });
    const back = { orderRef: 'A', reason: 'x', lines: [{ lineNo: 1, quantity: 3, restock: true }] };
    expect(await story.order('recordReturn', back)).toMatchObject({
      code: 'RETURN_EXCEEDS_SHIPPED',
      possible: 2,
    });
  });
});

describe('stock', () => {
  it('that is found serves the queue; more than there is cannot be lost', async () => {
    await story.place('A', [{ sku: 'LAMP', quantity: 3 }]);
    const found = { sku: 'LAMP', delta: 2, reason: 'FOUND' };
    expect(await story.stock('adjustStock', found)).toMatchObject({ allocatedToBackorders: 2 });
    expect(await story.queue('LAMP')).toEqual([['A', 1, null]]);
    const lost = await story.stock('adjustStock', { sku: 'LAMP', delta: -9, reason: 'LOST' });
    expect(lost).toMatchObject({ code: 'ADJUSTMENT_EXCEEDS_STOCK' });
  });

  it('that is reserved is kept from orders until it is released, then serves who waits', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 2 });
    const until = '2026-01-06T00:00:00.000Z';
    const kept = await story.stock('reserveStock', { sku: 'LAMP', quantity: 2, expiresAt: until });
    await story.place('A', [{ sku: 'LAMP', quantity: 2 }]);
    expect(await story.queue('LAMP')).toEqual([['A', 2, null]]);
    await story.stock('releaseReservation', { sku: 'LAMP', reservationId: kept['subjectId'] });
    expect(await story.queue('LAMP')).toEqual([]);
  });
});
