import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { AT, line, lineId, ORDER, orderPlaced, supplyRecorded } from './order-samples.js';

const order = { orderId: ORDER };
const first = { ...order, lineId: lineId(1) };
const units = (quantity: number) => ({ lineId: lineId(1), quantity });

/** One event of every type, in an order in which they could happen. */
export const orderStory: readonly OrderingEvent[] = [
  orderPlaced(line('LAMP', 5), line('VASE', 1, { requiredDate: '2026-02-01' })),
  supplyRecorded(1, { secured: 2, waiting: 3 }),
  { type: 'ordering.OrderHeld', data: { ...order, reason: 'fraud check' } },
  { type: 'ordering.OrderReleased', data: { ...order, note: 'cleared' } },
  {
    type: 'ordering.LineQuantityChanged',
    data: { ...first, from: 5, to: 6, demandId: deterministicId('more'), reason: 'one more' },
  },
  { type: 'ordering.LineCancelled', data: { ...first, quantity: 1, by: 'BUYER', reason: 'too many' } },
  {
    type: 'ordering.ShipmentConfirmed',
    data: {
      ...order,
      shipmentId: deterministicId('shipment'),
      carrier: 'Post',
      tracking: 'T-1',
      handedOverAt: AT,
      lines: [units(2)],
    },
  },
  {
    type: 'ordering.ReturnRecorded',
    data: {
      ...order,
      returnId: deterministicId('return'),
      lines: [{ ...units(1), restock: true }],
      reason: 'BROKEN_BOX',
    },
  },
  {
    type: 'ordering.ShipGroupAssessed',
    data: {
      ...order,
      group: 'parcel',
      unitsWait: true,
      parts: [
        {
          ...{ lineId: lineId(1), location: 'main', sku: 'LAMP', demandIds: [lineId(1)] },
          ...{ open: 3, allocated: 3, lacks: false },
        },
      ],
    },
  },
  {
    type: 'ordering.OrderCancelled',
    data: { ...order, lines: [units(3)], by: 'SELLER', reason: 'discontinued' },
  },
];
