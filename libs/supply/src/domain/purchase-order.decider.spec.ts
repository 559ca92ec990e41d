import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { type PurchaseOrderCommand, type PurchaseOrderEvent, purchaseOrderEvents } from '#supply/contract';
import { describe, expect, it } from '@jest/globals';
import {
  announce,
  cancel,
  change,
  confirm,
  eventsOf,
  NOW,
  ORDER,
  place,
  receive,
  supplyId,
} from '../testing/purchase-orders.js';
import { purchaseOrderDecider } from './purchase-order.decider.js';

const spec = deciderSpec(purchaseOrderDecider, {
  registry: new EventRegistry(Object.values(purchaseOrderEvents)),
});
const given = (...commands: readonly PurchaseOrderCommand[]) => spec.given(...eventsOf(...commands));
const placed = place([
  ['LAMP', 10, '2026-02-01'],
  ['VASE', 4],
]);
const lamp = { lineNo: 1, sku: 'LAMP' };
const vase = { lineNo: 2, sku: 'VASE' };
const open = { announced: 0, accepted: 0, rejected: 0 };
const supply = (count: number, shipmentRef: string | null = null) => ({
  ...{ supplyId: supplyId(1, count), ...lamp, shipmentRef },
});
/** What the last of these commands means for the supply of SKUs. */
const supplies = (...commands: readonly PurchaseOrderCommand[]) =>
  eventsOf(...commands).at(-1)?.data.supplies;

describe('PlacePurchaseOrder', () => {
  it('expects each line, by its date if it has one', () => {
    const expected = (line: object, quantity: number, dueDate: string | null, id: string) => ({
      ...{ change: 'EXPECTED', supplyId: id, ...line, shipmentRef: null, quantity, dueDate },
    });
    given()
      .when(placed)
      .then({
        type: 'supply.PurchaseOrderPlaced',
        data: {
          ...ORDER,
          ...{ supplier: 'ACME', placedAt: NOW, currency: 'EUR', overReceiptPercent: 0 },
          lines: [
            { ...lamp, quantity: 10, expectedDate: '2026-02-01', unitCostMinor: 250 },
            { ...vase, quantity: 4, expectedDate: null, unitCostMinor: 250 },
          ],
          supplies: [
            expected(lamp, 10, '2026-02-01', supplyId(1, 1)),
            expected(vase, 4, null, supplyId(2, 1)),
          ],
        },
      } as PurchaseOrderEvent);
  });

  it('refuses a reference that is taken, and a time to come', () => {
    given(placed).when(placed).thenRejected('PURCHASE_ORDER_REF_TAKEN', { field: 'ref' });
    given()
      .when(place([['LAMP', 1]], { placedAt: '2026-01-05T15:00:01.000Z' }))
      .thenRejected('PLACED_IN_FUTURE', { field: 'placedAt' });
  });

  it('comes before anything else', () => {
    given()
      .when(confirm([1, null]))
      .thenRejected('PURCHASE_ORDER_NOT_FOUND', { field: 'ref' });
  });
});

describe('ConfirmPurchaseOrder', () => {
  it('moves lines to the dates that the supplier states', () => {
    given(placed)
      .when(confirm([1, '2026-02-10']))
      .then({
        type: 'supply.PurchaseOrderConfirmed',
        data: {
          ...ORDER,
          lines: [
            {
              ...{ ...lamp, ...open, ordered: 10, open: 10, expectedDate: '2026-02-10' },
              ...{ from: '2026-02-01', to: '2026-02-10' },
            },
          ],
          supplies: [{ change: 'RESCHEDULED', ...supply(1), dueDate: '2026-02-10' }],
        },
      });
  });

  it('of the date that was asked for moves nothing, and is on record once', () => {
    const same = confirm([1, '2026-02-01']);
    expect(supplies(placed, same)).toEqual([]);
    given(placed, same).when(same).thenNothing();
  });

  it('names each line once, and only lines that there are', () => {
    given(placed)
      .when(confirm([1, null], [3, null]))
      .thenRejected('LINE_NOT_FOUND', { field: 'lines.1.lineNo' });
    given(placed)
      .when(confirm([1, null], [1, null]))
      .thenRejected('DUPLICATE_LINE', { field: 'lines.1.lineNo' });
  });
});

describe('ChangePurchaseOrderLine', () => {
  it('expects another quantity as another supply, the new one before the old one goes', () => {
    expect(supplies(placed, change(1, { quantity: 12 }))).toEqual([
      { change: 'EXPECTED', ...supply(2), quantity: 12, dueDate: '2026-02-01' },
      { change: 'CANCELLED', ...supply(1) },
    ]);
  });

  it('moves the date, also to none', () => {
    expect(supplies(placed, change(1, { date: { to: null } }))).toEqual([
      { change: 'RESCHEDULED', ...supply(1), dueDate: null },
    ]);
  });

  it('does nothing when all is so already', () => {
    given(placed)
      .when(change(1, { quantity: 10, date: { to: '2026-02-01' } }))
      .thenNothing();
  });

  it('cannot go below what came or is on its way', () => {
    given(placed, announce('S-1', null, [1, 6]), receive('S-1', [[1, 2, 1]], { complete: false }))
      .when(change(1, { quantity: 5 }))
      .thenRejected('QUANTITY_BELOW_RECEIVED', { field: 'quantity', requested: 5, least: 6 });
  });
});

describe('CancelPurchaseOrderLine', () => {
  it('takes open units back, all when nothing is said', () => {
    given(placed)
      .when(cancel(1))
      .then({
        type: 'supply.PurchaseOrderLineCancelled',
        data: {
          ...ORDER,
          line: { ...lamp, ...open, ordered: 0, open: 0, expectedDate: '2026-02-01' },
          ...{ quantity: 10, reason: 'too late' },
          supplies: [{ change: 'CANCELLED', ...supply(1) }],
        },
      });
    expect(supplies(placed, cancel(1, 3))).toEqual([
      { change: 'EXPECTED', ...supply(2), quantity: 7, dueDate: '2026-02-01' },
      { change: 'CANCELLED', ...supply(1) },
    ]);
  });

  it('leaves what is on its way', () => {
    const shipped = [placed, announce('S-1', null, [1, 8])];
    given(...shipped)
      .when(cancel(1, 3))
      .thenRejected('QUANTITY_EXCEEDS_OPEN', { requested: 3, open: 2 });
    given(...shipped, cancel(1))
      .when(cancel(1))
      .thenRejected('NOTHING_TO_CANCEL', { field: 'lineNo' });
    given(placed).when(cancel(9)).thenRejected('LINE_NOT_FOUND', { field: 'lineNo' });
  });
});

describe('AnnounceShipment', () => {
  it('of all open units keeps their supply, by the shipment’s date', () => {
    expect(supplies(placed, announce('S-1', '2026-01-20', [1, 10]))).toEqual([
      { change: 'RESCHEDULED', ...supply(1, 'S-1'), dueDate: '2026-01-20' },
    ]);
  });

  it('of a part is a supply of its own beside the rest', () => {
    expect(supplies(placed, announce('S-1', '2026-01-20', [1, 6]))).toEqual([
      { change: 'EXPECTED', ...supply(2, 'S-1'), quantity: 6, dueDate: '2026-01-20' },
      { change: 'EXPECTED', ...supply(3), quantity: 4, dueDate: '2026-02-01' },
      { change: 'CANCELLED', ...supply(1) },
    ]);
  });

  it('that comes again moves all that is on its way with it', () => {
    given(placed, announce('S-1', '2026-01-20', [1, 6]))
      .when(announce('S-1', '2026-01-25', [1, 6]))
      .then({
        type: 'supply.ShipmentRescheduled',
        data: {
          ...{ ...ORDER, shipmentRef: 'S-1', from: '2026-01-20', to: '2026-01-25', reason: null },
          supplies: [{ change: 'RESCHEDULED', ...supply(2, 'S-1'), dueDate: '2026-01-25' }],
        },
      });
  });

  it('that comes again as it was changes nothing; with other lines, or received, it is refused', () => {
    const notice = announce('S-1', '2026-01-20', [1, 6]);
    given(placed, notice).when(notice).thenNothing();
    given(placed, notice)
      .when(announce('S-1', '2026-01-20', [1, 7]))
      .thenRejected('SHIPMENT_EXISTS', { field: 'shipmentRef' });
    given(placed, notice, receive('S-1', [[1, 6]]))
      .when(announce('S-1', '2026-01-30', [1, 6]))
      .thenRejected('SHIPMENT_CLOSED', { field: 'shipmentRef' });
  });

  it('cannot bring more than may still come', () => {
    given(placed, announce('S-1', null, [1, 6]))
      .when(announce('S-2', null, [1, 5]))
      .thenRejected('QUANTITY_EXCEEDS_OPEN', { field: 'lines.0.quantity', requested: 5, open: 4 });
  });

  it('may replace what was rejected', () => {
    const rejected = [placed, announce('S-1', null, [1, 10]), receive('S-1', [[1, 8, 2]])];
    expect(supplies(...rejected, announce('S-2', '2026-03-01', [1, 2]))).toEqual([
      { change: 'EXPECTED', ...supply(2, 'S-2'), quantity: 2, dueDate: '2026-03-01' },
    ]);
  });
});

describe('ReceiveShipment', () => {
  const shipped = [placed, announce('S-1', '2026-01-20', [1, 6])];
  const received = { ...lamp, ordered: 10, expectedDate: '2026-02-01' };

  it('takes what came; what is missing is open again, what was rejected is not', () => {
    given(...shipped)
      .when(receive('S-1', [[1, 3, 1]]))
      .then({
        type: 'supply.ShipmentReceived',
        data: {
          ...{ ...ORDER, shipmentRef: 'S-1', receivedAt: NOW, complete: true },
          lines: [
            {
              ...{ ...received, announced: 0, accepted: 3, rejected: 1, open: 6 },
              ...{ taken: 3, refused: 1, reason: 'DAMAGED', over: 0, missing: 2, outstanding: 0 },
            },
          ],
          supplies: [
            { change: 'RECEIVED', ...supply(2, 'S-1'), accepted: 3, rejected: 1, close: true },
            { change: 'EXPECTED', ...supply(4), quantity: 6, dueDate: '2026-02-01' },
            { change: 'CANCELLED', ...supply(3) },
          ],
        },
      });
  });

  it('goes on while more is to come with it', () => {
    expect(supplies(...shipped, receive('S-1', [[1, 2]], { complete: false }))).toEqual([
      { change: 'RECEIVED', ...supply(2, 'S-1'), accepted: 2, rejected: 0, close: false },
    ]);
  });

  it('of nothing ends a shipment that was lost', () => {
    expect(supplies(...shipped, receive('S-1', []))).toEqual([
      { change: 'CANCELLED', ...supply(2, 'S-1') },
      { change: 'EXPECTED', ...supply(4), quantity: 10, dueDate: '2026-02-01' },
      { change: 'CANCELLED', ...supply(3) },
    ]);
  });

  it('takes more than was announced from the open part, and more than was ordered by the rule', () => {
    expect(supplies(...shipped, receive('S-1', [[1, 10]]))).toEqual([
      { change: 'RECEIVED', ...supply(2, 'S-1'), accepted: 10, rejected: 0, close: true },
      { change: 'CANCELLED', ...supply(3) },
    ]);
    given(...shipped)
      .when(receive('S-1', [[1, 11]]))
      .thenRejected('OVER_RECEIPT', { field: 'lines.0.accepted', requested: 11, free: 10 });
    for (const overReceiptPercent of [10, null]) {
      const tolerant = [
        place([['LAMP', 10]], { overReceiptPercent }),
        announce('S-1', null, [1, 10]),
        receive('S-1', [[1, 11]]),
      ];
      expect(supplies(...tolerant)).toEqual([
        { change: 'RECEIVED', ...supply(1, 'S-1'), accepted: 11, rejected: 0, close: true },
      ]);
    }
  });

  it('refuses what cannot be', () => {
    const when = (command: PurchaseOrderCommand) => given(...shipped).when(command);
    when(receive('S-9', [])).thenRejected('SHIPMENT_NOT_FOUND', { field: 'shipmentRef' });
    when(receive('S-1', [], { complete: false })).thenRejected('NOTHING_TO_RECEIVE', { field: 'lines' });
    when(receive('S-1', [[1, 0]], { complete: false })).thenRejected('NOTHING_TO_RECEIVE');
    when(receive('S-1', [[2, 1]])).thenRejected('LINE_NOT_FOUND', { field: 'lines.0.lineNo' });
    when(receive('S-1', [], { receivedAt: '2026-01-05T15:00:01.000Z' })).thenRejected('TIME_IN_FUTURE');
    when(receive('S-1', [], { receivedAt: '2026-01-05T14:00:00.000Z' })).thenRejected(
      'RECEIVED_BEFORE_PLACED',
      { field: 'receivedAt' },
    );
    const unexplained = [{ lineNo: 1, accepted: 0, rejected: 2, reason: null }];
    when(receive('S-1', [], { lines: unexplained })).thenRejected('REASON_REQUIRED', {
      field: 'lines.0.reason',
    });
    given(...shipped, receive('S-1', [[1, 6]]))
      .when(receive('S-1', [[1, 1]]))
      .thenRejected('SHIPMENT_CLOSED');
  });
});
