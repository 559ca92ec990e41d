import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

describe('when stock runs out', () => {
  it('a queue forms by tier, due date and arrival, and goods that come are allocated in that order', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 5 });
    expect(await story.place('A', [{ sku: 'LAMP', quantity: 8 }])).toMatchObject({
      status: 'SOURCED',
      lines: [{ outcome: 'PARTLY_BACKORDERED', allocated: 5, backordered: 3, queuePosition: 1 }],
    });
    await story.place('B', [{ sku: 'LAMP', quantity: 4, requiredDate: '2026-02-01' }]);
    await story.place('C', [{ sku: 'LAMP', quantity: 2 }], { customer: { ref: 'C-2', tier: 1 } });
    expect(await story.queue('LAMP')).toEqual([
      ['C', 2, null],
      ['B', 4, null],
      ['A', 3, null],
    ]);

    const received = await story.stock('receiveStock', { sku: 'LAMP', quantity: 5 });
    expect(received).toMatchObject({ allocatedToBackorders: 5, stockItem: { onHand: 10, available: 0 } });
    expect(await story.queue('LAMP')).toEqual([
      ['B', 1, null],
      ['A', 3, null],
    ]);
  });

  it('a line that ships completely is passed over until all of it is there, and the timeline says why', async () => {
    await story.place('A', [{ sku: 'LAMP', quantity: 4, shipPolicy: 'COMPLETE' }]);
    await story.place('B', [{ sku: 'LAMP', quantity: 2 }]);
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    expect(await story.queue('LAMP')).toEqual([['A', 4, null]]);
    const { timeline } = await story.read('timeline(sku: "LAMP") { type data }');
    const entries = timeline as { type: string; data: string }[];
    const decision = entries.find(({ type }) => type === 'stock.BackordersAllocated');
    expect(JSON.parse(decision?.data ?? '{}')).toMatchObject({
      rule: 'PRIORITY_ORDER',
      policyVersion: 'default-1',
      allocations: [{ rank: 2, quantity: 2 }],
      passedOver: [{ rank: 1, reason: 'NEEDS_COMPLETE', waiting: 4 }],
    });
  });

  it('dates follow dated supply, and there is none where nothing dated covers the line', async () => {
    await story.place('A', [{ sku: 'LAMP', quantity: 5 }]);
    await story.stock('expectSupply', { sku: 'LAMP', quantity: 5 });
    expect(await story.queue('LAMP')).toEqual([['A', 5, null]]);
    const dated = await story.stock('expectSupply', { sku: 'LAMP', quantity: 7, dueDate: '2026-01-20' });
    await story.place('B', [{ sku: 'LAMP', quantity: 3 }]);
    expect(await story.queue('LAMP')).toEqual([
      ['A', 5, '2026-01-20'],
      ['B', 3, null],
    ]);
    await story.stock('rescheduleSupply', {
      sku: 'LAMP',
      supplyId: dated['subjectId'],
      dueDate: '2026-02-20',
    });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 5, '2026-02-20'],
      ['B', 3, null],
    ]);
    const part = { sku: 'LAMP', supplyId: dated['subjectId'], accepted: 4, rejected: 1 };
    expect(await story.stock('receiveSupply', part)).toMatchObject({ allocatedToBackorders: 4 });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 1, '2026-02-20'],
      ['B', 3, null],
    ]);
  });

  it('a policy refuses backorders, bounds them, or leaves the serving to people', async () => {
    await story.stock('setBackorderPolicy', { sku: 'VASE', allowed: false });
    expect(await story.place('A', [{ sku: 'VASE', quantity: 2 }])).toMatchObject({
      lines: [{ outcome: 'REFUSED', refused: 2, refusalReason: 'BACKORDER_NOT_ALLOWED' }],
    });
    await story.stock('setBackorderPolicy', { sku: 'VASE', allowed: true, cap: 3, mode: 'SUGGEST_ONLY' });
    expect(await story.place('B', [{ sku: 'VASE', quantity: 5 }])).toMatchObject({
      lines: [{ outcome: 'BACKORDERED', backordered: 3, refused: 2, refusalReason: 'BACKORDER_CAP_REACHED' }],
    });
    expect(await story.stock('receiveStock', { sku: 'VASE', quantity: 9 })).toMatchObject({
      allocatedToBackorders: 0,
    });
    expect(await story.stock('allocateBackorders', { sku: 'VASE' })).toMatchObject({
      allocatedToBackorders: 3,
      stockItem: { available: 6 },
    });
  });
});

describe('units that become free', () => {
  it('by a cancellation, a return, a count or an expiry serve the queue at once', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 4 });
    await story.place('A', [{ sku: 'LAMP', quantity: 4 }]);
    await story.place('B', [{ sku: 'LAMP', quantity: 9 }]);
    await story.order('cancelOrderLine', {
      orderRef: 'A',
      lineNo: 1,
      quantity: 1,
      by: 'BUYER',
      reason: 'too many',
    });
    expect(await story.queue('LAMP')).toEqual([['B', 8, null]]);
    const shipment = { orderRef: 'A', carrier: 'Post', lines: [{ lineNo: 1, quantity: 3 }] };
    expect(await story.order('confirmShipment', shipment)).toMatchObject({ order: { status: 'SHIPPED' } });
    const back = { orderRef: 'A', reason: 'BROKEN_BOX', lines: [{ lineNo: 1, quantity: 2, restock: true }] };
    await story.order('recordReturn', back);
    expect(await story.queue('LAMP')).toEqual([['B', 6, null]]);
    await story.stock('recordStockCount', { sku: 'LAMP', counted: 4 });
    expect(await story.queue('LAMP')).toEqual([['B', 5, null]]);

    await story.stock('receiveStock', { sku: 'VASE', quantity: 2 });
    const expiresAt = '2026-01-05T15:10:00.000Z';
    await story.stock('reserveStock', { sku: 'VASE', quantity: 2, expiresAt });
    await story.place('C', [{ sku: 'VASE', quantity: 1 }]);
    expect(await story.queue('VASE')).toEqual([['C', 1, null]]);
    story.api.clock.advanceTo(expiresAt);
    expect(await story.api.runtime.processes.pollNow()).toBe(1);
    await story.api.runtime.processes.whenIdle();
    await story.api.runtime.views.waitFor(await story.api.runtime.store.feed.head(), 5000);
    expect(await story.queue('VASE')).toEqual([]);
  });
});

describe('an order', () => {
  it('on hold keeps its place and gets nothing until it is released', async () => {
    await story.place('A', [{ sku: 'LAMP', quantity: 2 }]);
    await story.place('B', [{ sku: 'LAMP', quantity: 2 }]);
    await story.order('holdOrder', { orderRef: 'A', reason: 'fraud check' });
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    expect(await story.queue('LAMP')).toEqual([['A', 2, null]]);
    await story.order('releaseOrder', { orderRef: 'A' });
    expect(await story.queue('LAMP')).toEqual([['A', 1, null]]);
  });

  it('ships what is allocated, and every "no" names the SKU and what would have been possible', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    await story.place('A', [
      { sku: 'LAMP', quantity: 5 },
      { sku: 'SHADE', quantity: 1, shipPolicy: 'TOGETHER', shipGroup: 'g' },
      { sku: 'BULB', quantity: 1, shipPolicy: 'TOGETHER', shipGroup: 'g' },
    ]);
    const ship = (lines: readonly object[]) =>
      story.order('confirmShipment', { orderRef: 'A', carrier: 'Post', lines });
    expect(await ship([{ lineNo: 1, quantity: 4 }])).toMatchObject({
      code: 'NOT_ALLOCATED',
      message: 'line 1 (LAMP): 4 to ship, 3 allocated',
      possible: 3,
    });
    await story.stock('receiveStock', { sku: 'SHADE', quantity: 1 });
    expect(await ship([{ lineNo: 2, quantity: 1 }])).toMatchObject({ code: 'SHIP_TOGETHER' });
    expect(await ship([{ lineNo: 1, quantity: 3 }])).toMatchObject({
      order: { status: 'PARTLY_SHIPPED', lines: [{ shipped: 3, backordered: 2 }, {}, {}] },
    });
  });
});
