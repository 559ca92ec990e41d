import { processSpec } from '#eventing-testing';
import { deterministicId, type Json } from '#kernel';
import { describe, it } from '@jest/globals';
import { buyerMessages } from './buyer-messages.process.js';

const { given } = processSpec(buyerMessages);
const orderId = deterministicId('order');
const because = deterministicId('the event');
const lineId = deterministicId('lamp');

const event = (type: string, data: { readonly [key: string]: Json }) => ({
  event: { id: because, type: `ordering.${type}`, data: { orderId, ...data } },
});
const supply = (more: { readonly [key: string]: Json }) =>
  event('SupplyRecorded', { lines: [{ lineId, secured: 0, waiting: 0, sourcing: null, ...more }] });
/** And nothing else: the instance is over with it. */
const told = (kind: string, more: { readonly [key: string]: Json }) =>
  [
    { kind: 'issue', command: 'compliance.TellBuyer', payload: { because, orderId, kind, ...more } },
    { kind: 'complete' },
  ] as const;

describe('a buyer is told', () => {
  it('which lines must wait, once their SKUs have said so', async () => {
    await given()
      .when(supply({ waiting: 2, sourcing: { backordered: 2, projectedDate: '2026-02-01' } }))
      .thenEffects(
        ...told('BACKORDER_CONFIRMED', { lineIds: [lineId], expected: { [lineId]: '2026-02-01' } }),
      );
  });

  it('which lines have all their goods after a wait', async () => {
    await given()
      .when(supply({ secured: 2 }))
      .thenEffects(...told('GOODS_ARRIVED', { lineIds: [lineId] }));
  });

  it('what went out, and by whom', async () => {
    const shipment = { carrier: 'UPS', tracking: '1Z', lines: [{ lineId, quantity: 2 }] };
    await given()
      .when(event('ShipmentConfirmed', { ...shipment, shipmentId: deterministicId('s') }))
      .thenEffects(...told('SHIPPED', { shipment }));
  });

  it('that the rule has cancelled a line', async () => {
    await given()
      .when(event('DeadlineReached', { lineId, quantity: 2 }))
      .thenEffects(...told('RULE_CANCELLED', { lineIds: [lineId] }));
  });

  it('that the refund was sent, without its reference', async () => {
    const refund = {
      ...{ refundId: deterministicId('refund'), sentAt: '2026-08-03T15:00:00.000Z' },
      ...{ form: 'CHECK', amountMinor: 9000 },
    };
    await given()
      .when(event('RefundSent', { ...refund, reference: 'check 4711' }))
      .thenEffects(...told('REFUND_SENT', { refund }));
  });
});

describe('a buyer is not told', () => {
  it('of goods that were there at once, or that still wait', async () => {
    await given()
      .when(supply({ secured: 2, sourcing: { backordered: 0 } }))
      .thenIgnored();
    await given()
      .when(supply({ secured: 1, waiting: 1 }))
      .thenIgnored();
  });
});
