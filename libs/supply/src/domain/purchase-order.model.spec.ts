import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '#eventing-testing';
import fc from 'fast-check';
import {
  type PurchaseOrderCommand,
  type PurchaseOrderEvent,
  purchaseOrderEvents,
} from '../contract/index.js';
import { announce, cancel, change, confirm, place, receive } from '../testing/purchase-orders.js';
import { purchaseOrderDecider } from './purchase-order.decider.js';
import { PurchaseToStock } from '../testing/purchase-to-stock.js';

const SKUS = ['LAMP', 'VASE'];
const date = fc.constantFrom(null, '2026-02-01', '2026-02-10', '2026-03-15');
const units = fc.integer({ min: 1, max: 8 });
const lineNo = fc.integer({ min: 1, max: 3 });
const shipment = fc.constantFrom('S-1', 'S-2', 'S-3');
const part = fc.tuple(lineNo, units);

const placing = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...SKUS), units, date), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(0, 50, null),
  )
  .map(([lines, overReceiptPercent]) => place(lines, { overReceiptPercent }));
const counts = fc.array(fc.tuple(lineNo, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 })), {
  maxLength: 2,
});
const step: fc.Arbitrary<PurchaseOrderCommand> = fc.oneof(
  fc.tuple(lineNo, date).map((named) => confirm(named)),
  fc.tuple(lineNo, units).map(([line, quantity]) => change(line, { quantity })),
  fc.tuple(lineNo, date).map(([line, to]) => change(line, { date: { to } })),
  fc.tuple(lineNo, fc.option(units)).map(([line, quantity]) => cancel(line, quantity)),
  fc
    .tuple(shipment, date, fc.array(part, { minLength: 1, maxLength: 2 }))
    .map(([ref, eta, parts]) => announce(ref, eta, ...parts)),
  fc.tuple(shipment, counts, fc.boolean()).map(([ref, lines, complete]) => receive(ref, lines, { complete })),
);

const script = fc.tuple(placing, fc.array(step, { maxLength: 25 }));

/** What the order says must be what each SKU expects and has. */
function expectAgreement({ order, skus }: PurchaseToStock): void {
  const { lines, supplies, shipments } = order.state;
  for (const line of lines) {
    const { ordered, announced, accepted, rejected, open } = line;
    expect(open).toBe(Math.max(0, ordered - announced - accepted - rejected));
    const mine = supplies.filter((supply) => supply.lineNo === line.lineNo);
    const sum = (of: typeof mine) => of.reduce((total, { outstanding }) => total + outstanding, 0);
    expect(sum(mine.filter(({ shipmentRef }) => shipmentRef !== null))).toBe(announced);
    expect(sum(mine.filter(({ shipmentRef }) => shipmentRef === null))).toBe(open);
  }
  for (const { lineNo: line, shipmentRef, dueDate } of supplies) {
    const eta = shipments.find((each) => each.shipmentRef === shipmentRef)?.eta;
    expect(dueDate).toBe(shipmentRef === null ? lines[line - 1]?.expectedDate : eta);
  }
  for (const [sku, { state }] of skus) {
    const ofSku = lines.filter((line) => line.sku === sku);
    expect(state.ledger.received).toBe(ofSku.reduce((sum, { accepted }) => sum + accepted, 0));
    const expected = [...state.supplies].filter(([, { outstanding }]) => outstanding > 0);
    const wanted = supplies.filter((supply) => lines[supply.lineNo - 1]?.sku === sku);
    expect(
      new Set(expected.map(([id, { outstanding, dueDate }]) => `${id} ${outstanding} ${dueDate}`)),
    ).toEqual(
      new Set(wanted.map(({ supplyId: id, outstanding, dueDate }) => `${id} ${outstanding} ${dueDate}`)),
    );
  }
}

describe('a purchase order and the SKUs that it speaks to', () => {
  it('agree on every unit and date after every decision, without a word refused', () => {
    fc.assert(
      fc.property(script, ([first, rest]) => {
        const world = new PurchaseToStock();
        for (const command of [first, ...rest]) {
          if (world.try(command)) expectAgreement(world);
        }
        expect(world.refused).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never expect less in between than before and after, where a line is stated anew', () => {
    fc.assert(
      fc.property(script, ([first, rest]) => {
        const world = new PurchaseToStock();
        for (const command of [first, ...rest]) world.try(command);
        for (const { data } of world.order.events) {
          const gone = data.supplies.findIndex(({ change: how }) => how === 'CANCELLED');
          const laterForSame = data.supplies
            .slice(gone + 1)
            .filter(
              ({ change: how, lineNo: line }) => how === 'EXPECTED' && line === data.supplies[gone]?.lineNo,
            );
          if (gone >= 0 && data.supplies[gone]?.shipmentRef === null) expect(laterForSame).toEqual([]);
        }
      }),
    );
  });

  it('writes events that their schemas accept, and folds the same from JSON', () => {
    fc.assert(
      fc.property(script, ([first, rest]) => {
        const world = new PurchaseToStock();
        for (const command of [first, ...rest]) world.try(command);
        for (const event of world.order.events) {
          const { schema } = Object.values(purchaseOrderEvents).find(({ type }) => type === event.type)!;
          expect(schema.parse(event.data)).toEqual(event.data);
        }
        const events = JSON.parse(JSON.stringify(world.order.events)) as PurchaseOrderEvent[];
        expect(foldEvents(purchaseOrderDecider, events)).toEqual(world.order.state);
      }),
    );
  });
});
