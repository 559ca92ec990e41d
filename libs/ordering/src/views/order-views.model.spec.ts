import { type GivenEvent, GivenViews } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OrderingEvent, orderStatus, orderStream } from '../contract/index.js';
import { evolve } from '../domain/order.evolve.js';
import { initialState, type OrderState } from '../domain/order-state.js';
import { orderPlaced } from '../testing/order-placed.js';
import { orderingProjections, OrderQueries } from './index.js';

const views = new GivenViews(orderingProjections);
let queries: OrderQueries;
let orders = 0;

beforeAll(async () => {
  queries = new OrderQueries(await views.start());
});

afterAll(() => views.stop());

const lineNo = fc.integer({ min: 1, max: 3 });
const units = fc.integer({ min: 1, max: 5 });

/** Facts about an order, given its id. Any order of them may come: what is allowed is the decider's to say. */
const fact: fc.Arbitrary<(orderId: string) => OrderingEvent> = fc.oneof(
  fc
    .tuple(lineNo, fc.nat(5), fc.nat(5), fc.nat(9), fc.option(fc.nat(2)))
    .map(([line, secured, waiting, skuRevision, refused]) => (orderId: string): OrderingEvent => {
      const lineId = lineIdOf(orderId, line);
      const demandId = deterministicId(lineId, skuRevision);
      const sourcing =
        refused === null
          ? null
          : {
              demandId,
              allocated: secured,
              backordered: waiting,
              refused,
              refusal: refused > 0 ? ('BACKORDER_NOT_ALLOWED' as const) : null,
              rank: waiting > 0 ? 3 : null,
              quantityAhead: waiting > 0 ? 7 : null,
              projectedDate: waiting > 0 ? '2026-02-01' : null,
            };
      const lines = [{ lineId, secured, waiting, skuRevision, sourcing }];
      return { type: 'ordering.SupplyRecorded', data: { orderId, lines } };
    }),
  fc.tuple(lineNo, units).map(([line, quantity]) => (orderId: string): OrderingEvent => {
    const refusedBefore = [{ lineId: lineIdOf(orderId, line), quantity }];
    return { type: 'ordering.SupplyRecorded', data: { orderId, lines: [], refusedBefore } };
  }),
  fc.tuple(lineNo, units).map(([line, quantity]) => (orderId: string): OrderingEvent => {
    const data = { orderId, lineId: lineIdOf(orderId, line), quantity, by: 'BUYER' as const, reason: 'x' };
    return { type: 'ordering.LineCancelled', data };
  }),
  fc.tuple(lineNo, units).map(([line, quantity]) => (orderId: string): OrderingEvent => {
    const data = { orderId, lineId: lineIdOf(orderId, line), quantity, reason: 'x' };
    return { type: 'ordering.CancellationCorrected', data };
  }),
  fc.constant((orderId: string): OrderingEvent => ({
    type: 'ordering.InformationCompleted',
    data: { orderId, occurredAt: '2026-01-06T10:00:00.000Z' },
  })),
  fc.tuple(lineNo, units, units).map(([line, from, to]) => (orderId: string): OrderingEvent => {
    const data = { orderId, lineId: lineIdOf(orderId, line), from, to, demandId: null, reason: 'x' };
    return { type: 'ordering.LineQuantityChanged', data };
  }),
  fc.tuple(lineNo, units).map(([line, quantity]) => (orderId: string): OrderingEvent => {
    const lines = [{ lineId: lineIdOf(orderId, line), quantity }];
    return { type: 'ordering.OrderCancelled', data: { orderId, lines, by: 'SELLER', reason: 'x' } };
  }),
  fc
    .tuple(lineNo, units, fc.uuid())
    .map(([line, quantity, shipmentId]) => (orderId: string): OrderingEvent => {
      const lines = [{ lineId: lineIdOf(orderId, line), quantity }];
      const handedOverAt = '2026-01-07T10:00:00.000Z';
      const data = { orderId, shipmentId, carrier: 'DHL', tracking: null, handedOverAt, lines };
      return { type: 'ordering.ShipmentConfirmed', data };
    }),
  fc.tuple(lineNo, units).map(([line, quantity]) => (orderId: string): OrderingEvent => {
    const lines = [{ lineId: lineIdOf(orderId, line), quantity, restock: true }];
    return { type: 'ordering.ReturnRecorded', data: { orderId, returnId: orderId, lines, reason: 'x' } };
  }),
  fc.constant((orderId: string): OrderingEvent => ({
    type: 'ordering.OrderHeld',
    data: { orderId, reason: 'x' },
  })),
  fc.constant((orderId: string): OrderingEvent => ({
    type: 'ordering.OrderReleased',
    data: { orderId, note: null },
  })),
);

function lineIdOf(orderId: string, line: number): string {
  return deterministicId(orderId, line);
}

function given(orderId: string, events: readonly OrderingEvent[]): readonly GivenEvent[] {
  return events.map((event) => ({ ...event, stream: orderStream('main', orderId) }));
}

function expectAsDecided(state: OrderState, orderId: string, revision: number): void {
  const order = queries.byId('main', orderId);
  const { onHold } = state;
  const status = orderStatus(state.lines, onHold);
  expect(order).toMatchObject({ ref: orderId, onHold: Number(onHold), status, revision });
  if (!order) return;
  const lines = state.lines.map(({ sourcings, skuRevision, ...line }) => ({
    ...line,
    demandId: sourcings[0]?.demandId ?? null,
    refusal: sourcings[0]?.refusal ?? null,
    rankThen: sourcings[0]?.rank ?? null,
    aheadThen: sourcings[0]?.quantityAhead ?? null,
    projectedThen: sourcings[0]?.projectedDate ?? null,
  }));
  expect(queries.linesOf(order)).toMatchObject(lines);
  const shipped = queries.shipmentsOf(order).reduce((sum, { quantity }) => sum + quantity, 0);
  expect(shipped).toBe(state.lines.reduce((sum, line) => sum + line.shipped, 0));
}

describe('the views of an order under any history', () => {
  it('hold its lines, their units and its status as the decider does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { maxLength: 12 }), async (facts) => {
        const orderId = deterministicId('order', ++orders);
        const lineIds = [1, 2, 3].map((line) => lineIdOf(orderId, line));
        const events = [
          orderPlaced({ orderId, ref: orderId, lineIds }),
          ...facts.map((make) => make(orderId)),
        ];
        const state = initialState();
        for (const event of events) evolve(state, event, { at: '2026-01-05T15:00:00.000Z' });
        await views.happened(...given(orderId, events));
        expectAsDecided(state, orderId, events.length - 1);
      }),
      { numRuns: 60 },
    );
  });
});
