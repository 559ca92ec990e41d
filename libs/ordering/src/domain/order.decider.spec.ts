import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, it } from '@jest/globals';
import { delayEvents, type OrderingCommand, type OrderingEvent, orderingEvents } from '../contract/index.js';
import {
  AT,
  line,
  lineId,
  ORDER,
  orderPlaced,
  placeOrder,
  REF,
  supplyRecorded,
} from '../testing/order-samples.js';
import { orderDecider } from './order.decider.js';

const registry = new EventRegistry(Object.values({ ...orderingEvents, ...delayEvents }));
const { given } = deciderSpec(orderDecider, { registry, at: AT });
const order = { orderId: ORDER };
const first = { ...order, lineId: lineId(1) };
const commandId = deterministicId('command');

describe('placing an order', () => {
  it('numbers its lines and dates it', () =>
    given()
      .when(placeOrder(line('LAMP', 3), line('LAMP', 1)))
      .then(orderPlaced(line('LAMP', 3), line('LAMP', 1))));
  it('refuses a reference that is taken', () =>
    given(orderPlaced(line('LAMP', 3)))
      .when(placeOrder(line('VASE', 1)))
      .thenRejected('ORDER_REF_TAKEN', { ref: REF, orderId: ORDER }));
  it('refuses an order from the future', () =>
    given()
      .when({ ...placeOrder(line('LAMP', 3)), placedAt: '2026-01-05T15:00:00.001Z' })
      .thenRejected('PLACED_IN_FUTURE'));
  it.each([
    ['TOGETHER without a group', line('LAMP', 1, { shipPolicy: 'TOGETHER' })],
    ['a group without TOGETHER', line('LAMP', 1, { shipGroup: 'g' })],
  ] as const)('refuses %s', (_, wrong) =>
    given().when(placeOrder(wrong)).thenRejected('SHIP_GROUP_REQUIRED', { lineNo: 1 }),
  );
});

describe('what SKUs say of lines', () => {
  it('leaves what they refused before a cancellation to be cancelled no more', () => {
    const cancelled: OrderingEvent = {
      type: 'ordering.LineCancelled',
      data: { ...first, quantity: 3, by: 'BUYER', reason: 'r' },
    };
    const raised: OrderingEvent = {
      type: 'ordering.LineQuantityChanged',
      data: { ...first, from: 3, to: 4, demandId: deterministicId('more'), reason: 'r' },
    };
    const told: OrderingEvent = {
      type: 'ordering.SupplyRecorded',
      data: { ...order, lines: [], refusedBefore: [{ lineId: lineId(1), quantity: 2 }] },
    };
    const heard = supplyRecorded(1, { secured: 0, waiting: 1 }, 2);
    return given(orderPlaced(line('LAMP', 3)), cancelled, raised, heard, told)
      .when({ type: 'ordering.CancelOrderLine', ...first, quantity: null, by: 'BUYER', reason: 'r' })
      .then({ ...cancelled, data: { ...cancelled.data, quantity: 1 } });
  });
  const statement = (skuRevision: number, secured: number) => ({
    lineId: lineId(1),
    secured,
    waiting: 3 - secured,
    skuRevision,
    sourcing: null,
  });
  const record = (skuRevision: number, secured: number): OrderingCommand => ({
    type: 'ordering.RecordSupply',
    ...order,
    lines: [statement(skuRevision, secured)],
  });

  it('is recorded when it is newer', () =>
    given(orderPlaced(line('LAMP', 3)), supplyRecorded(1, { secured: 0, waiting: 3 }))
      .when(record(2, 2))
      .then({ type: 'ordering.SupplyRecorded', data: { ...order, lines: [statement(2, 2)] } }));
  it('changes nothing when it is late, or said again', () =>
    given(orderPlaced(line('LAMP', 3)), supplyRecorded(1, { secured: 2, waiting: 1, skuRevision: 7 }))
      .when(record(7, 0))
      .thenNothing());
  it('is kept as the answer to a demand even when a newer statement overtook it', () => {
    const late = supplyRecorded(1, { secured: 0, waiting: 2, skuRevision: 1 }, 1);
    const data = { ...order, lines: [statement(2, 2)] };
    given(orderPlaced(line('LAMP', 3)), { type: 'ordering.SupplyRecorded', data })
      .when({ type: 'ordering.RecordSupply', ...(late.data as typeof data) })
      .then(late);
  });
});

describe('cancelling', () => {
  const cancel = (quantity: number | null) =>
    ({ type: 'ordering.CancelOrderLine', ...first, quantity, by: 'BUYER', reason: 'too late' }) as const;
  const cancelled = (quantity: number) =>
    ({
      type: 'ordering.LineCancelled',
      data: { ...first, quantity, by: 'BUYER', reason: 'too late' },
    }) as const;
  const shipped: OrderingEvent = {
    type: 'ordering.ShipmentConfirmed',
    data: {
      ...order,
      shipmentId: deterministicId('s'),
      carrier: 'Post',
      tracking: null,
      handedOverAt: AT,
      lines: [{ lineId: lineId(1), quantity: 3 }],
    },
  };

  it('takes all that is open when nothing is said', () =>
    given(orderPlaced(line('LAMP', 5)), supplyRecorded(1, { secured: 3, waiting: 1 }, 1))
      .when(cancel(null))
      .then(cancelled(4)));
  it('takes a part', () =>
    given(orderPlaced(line('LAMP', 5)))
      .when(cancel(2))
      .then(cancelled(2)));
  it('refuses more than is open, with the numbers', () =>
    given(orderPlaced(line('LAMP', 5)), cancelled(2))
      .when(cancel(4))
      .thenRejected('QUANTITY_EXCEEDS_OPEN', { sku: 'LAMP', requested: 4, open: 3 }));
  it('refuses what is shipped', () =>
    given(orderPlaced(line('LAMP', 3)), supplyRecorded(1, { secured: 3, waiting: 0 }), shipped)
      .when(cancel(null))
      .thenRejected('ALREADY_SHIPPED'));
  it('refuses what is cancelled', () =>
    given(orderPlaced(line('LAMP', 3)), cancelled(3))
      .when(cancel(null))
      .thenRejected('NOTHING_TO_CANCEL'));
  it('of a whole order takes what is open of each line, and is true already the second time', () => {
    const command = { type: 'ordering.CancelOrder', ...order, by: 'SELLER', reason: 'gone' } as const;
    const lines = [
      { lineId: lineId(1), quantity: 1 },
      { lineId: lineId(2), quantity: 2 },
    ];
    const event = {
      type: 'ordering.OrderCancelled',
      data: { ...order, lines, by: 'SELLER', reason: 'gone' },
    } as const;
    const history = [orderPlaced(line('LAMP', 3), line('VASE', 2)), cancelled(2)];
    given(...history)
      .when(command)
      .then(event);
    given(...history, event)
      .when(command)
      .thenNothing();
    given(...history, event)
      .when({ type: 'ordering.HoldOrder', ...order, reason: 'x' })
      .thenRejected('ORDER_CANCELLED');
  });
});

describe('a change of quantity', () => {
  const change = (quantity: number) =>
    ({ type: 'ordering.ChangeLineQuantity', ...first, quantity, reason: 'r' }) as const;
  const changed = (from: number, to: number, demandId: string | null) =>
    ({ type: 'ordering.LineQuantityChanged', data: { ...first, from, to, demandId, reason: 'r' } }) as const;
  const placed = orderPlaced(line('LAMP', 3));

  it('upwards is a demand of its own', () =>
    given(placed)
      .when(change(5))
      .then(changed(3, 5, deterministicId(commandId, lineId(1)))));
  it('downwards is not', () =>
    given(placed)
      .when(change(1))
      .then(changed(3, 1, null)));
  it('to what it is changes nothing', () => given(placed).when(change(3)).thenNothing());
  it('below what is settled is refused', () =>
    given(placed, supplyRecorded(1, { secured: 1, waiting: 0 }, 2))
      .when(change(1))
      .thenRejected('QUANTITY_BELOW_SHIPPED', { requested: 1, least: 2 }));
});

describe('shipping', () => {
  const ship = (...lines: readonly (readonly [lineNo: number, quantity: number])[]) =>
    ({
      type: 'ordering.ConfirmShipment',
      ...order,
      carrier: 'Post',
      tracking: null,
      handedOverAt: null,
      lines: lines.map(([lineNo, quantity]) => ({ lineId: lineId(lineNo), quantity })),
    }) as const;
  const shipped = (quantity: number) => ({
    type: 'ordering.ShipmentConfirmed' as const,
    data: {
      ...order,
      shipmentId: deterministicId(commandId, 'shipment'),
      carrier: 'Post',
      tracking: null,
      handedOverAt: AT,
      lines: [{ lineId: lineId(1), quantity }],
    },
  });
  const secured = (lineNo: number, units: number) => supplyRecorded(lineNo, { secured: units, waiting: 0 });

  it('takes what is allocated, now when nothing is said', () =>
    given(orderPlaced(line('LAMP', 5)), secured(1, 3))
      .when(ship([1, 3]))
      .then(shipped(3)));
  it('refuses what is not allocated, naming SKU and quantities', () =>
    given(orderPlaced(line('LAMP', 5)), secured(1, 3), shipped(2))
      .when(ship([1, 2]))
      .thenRejected('NOT_ALLOCATED', { sku: 'LAMP', requested: 2, allocated: 1 }));
  it('refuses a cancelled unit even while its SKU still holds it', () =>
    given(orderPlaced(line('LAMP', 3)), secured(1, 3), {
      type: 'ordering.LineCancelled',
      data: { ...first, quantity: 2, by: 'BUYER', reason: 'r' },
    })
      .when(ship([1, 2]))
      .thenRejected('NOT_ALLOCATED', { allocated: 1 }));
  it('refuses a part of a line that ships completely', () =>
    given(orderPlaced(line('LAMP', 3, { shipPolicy: 'COMPLETE' })), secured(1, 3))
      .when(ship([1, 2]))
      .thenRejected('COMPLETE_ONLY', { open: 3 }));
  it('refuses a group that is not all there', () => {
    const together = { shipPolicy: 'TOGETHER', shipGroup: 'g' } as const;
    given(orderPlaced(line('LAMP', 1, together), line('SHADE', 1, together)), secured(1, 1), secured(2, 1))
      .when(ship([1, 1]))
      .thenRejected('SHIP_TOGETHER', { sku: 'SHADE', group: 'g' });
  });
  it('refuses a line named twice, an unknown line, an order on hold, and a handover in the future', () => {
    const history = [orderPlaced(line('LAMP', 3)), secured(1, 3)];
    given(...history)
      .when(ship([1, 1], [1, 1]))
      .thenRejected('DUPLICATE_LINE');
    given(...history)
      .when(ship([9, 1]))
      .thenRejected('LINE_NOT_FOUND');
    given(...history, { type: 'ordering.OrderHeld', data: { ...order, reason: 'r' } })
      .when(ship([1, 1]))
      .thenRejected('ORDER_ON_HOLD');
    given(...history)
      .when({ ...ship([1, 1]), handedOverAt: '2027-01-01T00:00:00.000Z' })
      .thenRejected('HANDOVER_IN_FUTURE');
  });
  it('is the limit of returns', () => {
    const giveBack = (
      quantity: number,
    ): Extract<OrderingCommand, { readonly type: 'ordering.RecordReturn' }> => ({
      type: 'ordering.RecordReturn',
      ...order,
      lines: [{ lineId: lineId(1), quantity, restock: true }],
      reason: 'X',
    });
    const history = [orderPlaced(line('LAMP', 3)), secured(1, 3), shipped(2)];
    const { type: _, ...data } = giveBack(2);
    const returned = {
      type: 'ordering.ReturnRecorded' as const,
      data: { ...data, returnId: deterministicId(commandId, 'return') },
    };
    given(...history)
      .when(giveBack(2))
      .then(returned);
    given(...history, returned)
      .when(giveBack(1))
      .thenRejected('RETURN_EXCEEDS_SHIPPED', { returnable: 0 });
  });
});

describe('an order on hold', () => {
  const hold = { type: 'ordering.HoldOrder', ...order, reason: 'r' } as const;
  const release = { type: 'ordering.ReleaseOrder', ...order, note: null } as const;
  const held = { type: 'ordering.OrderHeld', data: { ...order, reason: 'r' } } as const;
  const placed = orderPlaced(line('LAMP', 3));

  it('is held once and released once', () => {
    given(placed).when(hold).then(held);
    given(placed, held).when(hold).thenNothing();
    given(placed, held)
      .when(release)
      .then({ type: 'ordering.OrderReleased', data: { ...order, note: null } });
    given(placed).when(release).thenNothing();
  });
  it('must exist', () => given().when(hold).thenRejected('ORDER_NOT_FOUND', { orderId: ORDER }));
});
