import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

const place = (ref: string, quantity: number, line: object = {}, more: object = {}) => {
  const lines = [{ sku: 'LAMP', quantity, ...line }];
  return story.purchase('placePurchaseOrder', { ref, supplier: 'ACME', lines, ...more });
};
const supplyIdOf = async (ref: string): Promise<string> => {
  const { supply } = await story.read(
    `supply(where: { reference: { contains: "${ref}" }, state: { eq: "EXPECTED" } }, minPosition: $p) { nodes { id } }`,
  );
  return (supply as { nodes: { id: string }[] }).nodes[0]?.id ?? '';
};
const pegs = async () => {
  const { backorderQueue } = await story.read(
    `backorderQueue(sku: "LAMP", minPosition: $p) { nodes { orderRef
      pegs { supplyId quantity dueDate purchase { ref lineNo supplier shipmentRef } } } }`,
  );
  return (backorderQueue as { nodes: { orderRef: string; pegs: readonly object[] }[] }).nodes;
};

describe('pegging', () => {
  it('says which line covers which backorder, and what a slip would hit', async () => {
    for (const [ref, quantity] of [
      ['A', 4],
      ['B', 5],
      ['C', 3],
    ] as const) {
      await story.place(ref, [{ sku: 'LAMP', quantity }]);
    }
    await place('PO-1', 6, { expectedDate: '2026-02-01' });
    await place('PO-2', 4, { expectedDate: '2026-03-01' });
    await story.purchase('announceShipment', {
      ...{ ref: 'PO-1', shipmentRef: 'S-1', eta: '2026-01-20', lines: [{ lineNo: 1, quantity: 6 }] },
    });
    const [first, second] = [await supplyIdOf('PO-1'), await supplyIdOf('PO-2')];
    const po1 = { ref: 'PO-1', lineNo: 1, supplier: 'ACME', shipmentRef: 'S-1' };
    const po2 = { ref: 'PO-2', lineNo: 1, supplier: 'ACME', shipmentRef: null };
    const sea = { supplyId: first, dueDate: '2026-01-20', purchase: po1 };
    const later = { supplyId: second, dueDate: '2026-03-01', purchase: po2 };
    expect(await pegs()).toEqual([
      { orderRef: 'A', pegs: [{ ...sea, quantity: 4 }] },
      {
        orderRef: 'B',
        pegs: [
          { ...sea, quantity: 2 },
          { ...later, quantity: 3 },
        ],
      },
      { orderRef: 'C', pegs: [{ ...later, quantity: 1 }] },
    ]);

    const { supplyPegging } = await story.read(
      `supplyPegging(supplyId: "${second}", first: 1, minPosition: $p) { sku dueDate outstanding claimed more
        purchase { ref } backorders { orderRef position waiting quantity } }`,
    );
    expect(supplyPegging).toEqual({
      ...{ sku: 'LAMP', dueDate: '2026-03-01', outstanding: 4, claimed: 4, more: true },
      purchase: { ref: 'PO-2' },
      backorders: [{ orderRef: 'B', position: 2, waiting: 5, quantity: 3 }],
    });

    const slip = (dueDate: string) =>
      story.read(
        `previewSupplySlip(supplyId: "${first}", dueDate: ${dueDate}, minPosition: $p) { movedLines movedUnits complete
          backorders { orderRef projectedDate projectedDateThen } }`,
      );
    expect((await slip('"2026-03-15"'))['previewSupplySlip']).toEqual({
      ...{ movedLines: 2, movedUnits: 9, complete: true },
      backorders: [
        { orderRef: 'A', projectedDate: '2026-01-20', projectedDateThen: '2026-03-01' },
        { orderRef: 'B', projectedDate: '2026-03-01', projectedDateThen: '2026-03-15' },
      ],
    });
    expect((await slip('null'))['previewSupplySlip']).toMatchObject({
      movedLines: 2,
      backorders: [
        { orderRef: 'A', projectedDateThen: '2026-03-01' },
        { orderRef: 'B', projectedDateThen: null },
      ],
    });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 4, '2026-01-20'],
      ['B', 5, '2026-03-01'],
      ['C', 3, null],
    ]);
    expect(await story.read('supplyPegging(supplyId: "nobody") { sku }')).toEqual({ supplyPegging: null });
  });
});

describe('a range beside the projected date', () => {
  const range = async () => {
    const { backorderQueue } = await story.read(
      `backorderQueue(sku: "LAMP", minPosition: $p) { nodes { coverage { projectedDate }
        projectedRange { earliest latest confidencePercent receipts } } }`,
    );
    return (backorderQueue as { nodes: readonly object[] }).nodes;
  };

  const came = async (ref: string, days: number, accepted: number) => {
    const placedAt = '2025-11-01T12:00:00.000Z';
    const receivedAt = new Date(Date.parse(placedAt) + days * 86_400_000).toISOString();
    const shipment = { ref, shipmentRef: 'S', lines: [{ lineNo: 1, quantity: 10 }] };
    const lines = [{ lineNo: 1, accepted, rejected: 10 - accepted, reason: 'QUALITY' }];
    await place(ref, 10, {}, { placedAt });
    await story.purchase('announceShipment', shipment);
    await story.purchase('receiveShipment', { ...shipment, receivedAt, lines });
  };

  it('is given once enough receipts were seen, and no longer when the goods are on their way', async () => {
    const days = [12, 13, 14, 14, 15, 15, 16, 18, 20];
    for (const [index, each] of days.entries()) await came(`OLD-${index}`, each, 10);
    await story.place('A', [{ sku: 'LAMP', quantity: 95 }]);
    await place('PO-1', 10, { expectedDate: '2026-01-15' });
    const coverage = { projectedDate: '2026-01-15' };
    expect(await range()).toEqual([{ coverage, projectedRange: null }]);

    await came('OLD-9', 31, 3);
    const projectedRange = {
      earliest: '2026-01-17',
      latest: '2026-01-25',
      confidencePercent: 80,
      receipts: 10,
    };
    expect(await range()).toEqual([{ coverage, projectedRange }]);

    const notice = { ref: 'PO-1', shipmentRef: 'S', eta: '2026-01-15', lines: [{ lineNo: 1, quantity: 10 }] };
    await story.purchase('announceShipment', notice);
    expect(await range()).toEqual([{ coverage, projectedRange: null }]);
  });
});
