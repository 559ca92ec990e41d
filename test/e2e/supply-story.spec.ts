import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

const place = (lines: readonly object[], more = {}) =>
  story.purchase('placePurchaseOrder', { ref: 'PO-1', supplier: 'ACME', lines, ...more });
const supplies = async () => {
  const { supply } = await story.read(
    'supply(where: { state: { in: ["EXPECTED", "PARTLY_RECEIVED"] } }, minPosition: $p) { nodes { sku outstanding dueDate reference } }',
  );
  return (supply as { nodes: readonly object[] }).nodes.map((node): readonly unknown[] =>
    Object.values(node),
  );
};

describe('a purchase order', () => {
  it('gives the queue its dates, which follow confirmation, shipment, partial receipt and slip', async () => {
    await story.place('A', [{ sku: 'LAMP', quantity: 4 }]);
    await story.place('B', [{ sku: 'LAMP', quantity: 5 }]);
    expect(await place([{ sku: 'LAMP', quantity: 10, expectedDate: '2026-02-01' }])).toMatchObject({
      purchaseOrder: { status: 'PLACED', ordered: 10, open: 10 },
    });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 4, '2026-02-01'],
      ['B', 5, '2026-02-01'],
    ]);

    const confirmed = { ref: 'PO-1', lines: [{ lineNo: 1, date: '2026-02-10' }] };
    expect(await story.purchase('confirmPurchaseOrder', confirmed)).toMatchObject({
      purchaseOrder: { status: 'CONFIRMED' },
    });
    const notice = { ref: 'PO-1', shipmentRef: 'S-1', eta: '2026-01-20', carrier: 'Sea' };
    const announced = await story.purchase('announceShipment', {
      ...notice,
      lines: [{ lineNo: 1, quantity: 6 }],
    });
    expect(announced).toMatchObject({ purchaseOrder: { status: 'SHIPPED', announced: 6, open: 4 } });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 4, '2026-01-20'],
      ['B', 5, '2026-02-10'],
    ]);

    await story.purchase('announceShipment', {
      ...{ ...notice, eta: '2026-01-25', reason: 'storm' },
      lines: [{ lineNo: 1, quantity: 6 }],
    });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 4, '2026-01-25'],
      ['B', 5, '2026-02-10'],
    ]);

    const counted = [{ lineNo: 1, accepted: 4, rejected: 1, reason: 'DAMAGED' }];
    const received = await story.purchase('receiveShipment', {
      ...{ ref: 'PO-1', shipmentRef: 'S-1', lines: counted },
    });
    expect(received).toMatchObject({
      purchaseOrder: { status: 'PARTLY_RECEIVED', accepted: 4, rejected: 1, announced: 0, open: 5 },
    });
    expect(await supplies()).toEqual([['LAMP', 5, '2026-02-10', 'purchase order PO-1, line 1']]);
    expect(await story.queue('LAMP')).toEqual([['B', 5, '2026-02-10']]);

    const slip = { ref: 'PO-1', lineNo: 1, expectedDate: '2026-03-15', reason: 'no paint' };
    await story.purchase('changePurchaseOrderLine', slip);
    expect(await story.queue('LAMP')).toEqual([['B', 5, '2026-03-15']]);
    await story.purchase('cancelPurchaseOrderLine', {
      ...{ ref: 'PO-1', lineNo: 1, quantity: 2, reason: 'too late' },
    });
    expect(await story.queue('LAMP')).toEqual([['B', 5, null]]);
    const { inboundShipments } = await story.read(
      `inboundShipments(minPosition: $p) { totalCount nodes { shipmentRef supplier state eta
        lines { lineNo announced accepted rejected missing outstanding } } }`,
    );
    expect(inboundShipments).toEqual({
      totalCount: 1,
      nodes: [
        {
          ...{ shipmentRef: 'S-1', supplier: 'ACME', state: 'RECEIVED', eta: '2026-01-25' },
          lines: [{ lineNo: 1, announced: 6, accepted: 4, rejected: 1, missing: 1, outstanding: 0 }],
        },
      ],
    });
  });

  it('says no in words that name the field and what would be possible', async () => {
    await place([{ sku: 'LAMP', quantity: 10 }], { overReceiptPercent: 10 });
    expect(await place([{ sku: 'VASE', quantity: 1 }])).toMatchObject({
      __typename: 'BusinessRejection',
      code: 'PURCHASE_ORDER_REF_TAKEN',
      path: ['ref'],
    });
    const notice = { ref: 'PO-1', shipmentRef: 'S-1', lines: [{ lineNo: 1, quantity: 12 }] };
    expect(await story.purchase('announceShipment', notice)).toMatchObject({
      __typename: 'QuantityProblem',
      code: 'QUANTITY_EXCEEDS_OPEN',
      path: ['lines.0.quantity'],
      possible: 11,
    });
    await story.purchase('announceShipment', { ...notice, lines: [{ lineNo: 1, quantity: 10 }] });
    const receipt = { ref: 'PO-1', shipmentRef: 'S-1', lines: [{ lineNo: 1, accepted: 12 }] };
    expect(await story.purchase('receiveShipment', receipt)).toMatchObject({
      code: 'OVER_RECEIPT',
      path: ['lines.0.accepted'],
      possible: 11,
    });
    const taken = [{ lineNo: 1, accepted: 11, rejected: 1, reason: 'NOT_ORDERED' }];
    expect(await story.purchase('receiveShipment', { ...receipt, lines: taken })).toMatchObject({
      purchaseOrder: { status: 'RECEIVED', accepted: 11, rejected: 1, open: 0 },
    });
    const { stockItem } = await story.read(
      'stockItem(sku: "LAMP", minPosition: $p) { onHand available onOrder }',
    );
    expect(stockItem).toEqual({ onHand: 11, available: 11, onOrder: 0 });
    expect(await story.purchase('confirmPurchaseOrder', { ref: 'PO-9', lines: [{ lineNo: 1 }] })).toEqual(
      expect.objectContaining({ __typename: 'NotFound', code: 'PURCHASE_ORDER_NOT_FOUND', path: ['ref'] }),
    );
  });
});

describe('a supplier', () => {
  it('is known by what is agreed and by what was observed', async () => {
    const agreed = { ref: 'ACME', name: 'Acme Ltd', defaultLeadTimeDays: 5 };
    expect(await story.purchase('describeSupplier', agreed)).toMatchObject({ supplier: agreed });
    for (const [ref, placedAt] of [
      ['PO-1', '2026-01-01T12:00:00.000Z'],
      ['PO-2', '2025-12-26T12:00:00.000Z'],
    ]) {
      await place([{ sku: 'LAMP', quantity: 10 }], { ref, placedAt });
      await story.purchase('announceShipment', {
        ref,
        shipmentRef: 'S',
        lines: [{ lineNo: 1, quantity: 10 }],
      });
      await story.purchase('receiveShipment', {
        ref,
        shipmentRef: 'S',
        lines: [{ lineNo: 1, accepted: 10 }],
      });
    }
    const { leadTimes } = await story.read(
      `leadTimes(where: { supplier: { eq: "ACME" } }, minPosition: $p) { nodes {
        sku receipts units shortestDays p10Days medianDays p90Days longestDays defaultDays } }`,
    );
    expect(leadTimes).toEqual({
      nodes: [
        {
          ...{ sku: 'LAMP', receipts: 2, units: 20, shortestDays: 4, p10Days: 4, medianDays: 4 },
          ...{ p90Days: 10, longestDays: 10, defaultDays: 5 },
        },
      ],
    });
  });
});
