import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { line, lineId, ORDER, orderPlaced } from '../testing/order-samples.js';
import { digestOf } from './fulfilment-digest.js';
import { fulfilment } from './fulfilment.process.js';

const { given } = processSpec(fulfilment);
const stream = `order-main~${ORDER}`;
const placed = { event: { ...orderPlaced(line('LAMP', 3), line('VASE', 1)), stream } };
const place = (sku: string, lineNo: number) => ({
  location: 'main',
  sku,
  orderId: ORDER,
  lineId: lineId(lineNo),
});
const supply = (lineNo: number, secured: number, waiting: number) => ({
  lineId: lineId(lineNo),
  secured,
  waiting,
  skuRevision: 4,
});
const answer = (lineNo: number, secured: number, waiting: number) => ({
  outcomeOf: 'stock.SourceLine',
  is: { ok: { supply: supply(lineNo, secured, waiting), sourcing: null } },
});
const told = (...lines: readonly object[]) =>
  ({ kind: 'issue', command: 'ordering.RecordSupply', payload: { orderId: ORDER, lines } }) as never;
const reduce = (quantity: number) =>
  ({ kind: 'issue', command: 'stock.ReduceLine', payload: { ...place('LAMP', 1), quantity } }) as const;
const cancelled = {
  event: {
    type: 'ordering.LineCancelled',
    data: { orderId: ORDER, lineId: lineId(1), quantity: 3, by: 'BUYER', reason: 'r' },
    stream,
  },
};

describe('fulfilment', () => {
  it('asks the SKU of every line, and keeps nothing personal', async () => {
    const source = (sku: string, lineNo: number, quantity: number) =>
      ({
        kind: 'issue',
        command: 'stock.SourceLine',
        payload: {
          ...place(sku, lineNo),
          demandId: lineId(lineNo),
          orderRef: 'A-1',
          customerRef: 'C-1',
          priorityClass: 3,
          tags: ['web'],
          currency: 'USD',
          waitingSince: '2026-01-05T15:00:00.000Z',
          ranking: { channel: 'INTERNET', orderValueMinor: 7996 },
          quantity,
          unitPriceMinor: 1999,
          shipPolicy: 'SPLIT',
          dueDate: null,
          onHold: false,
          reservationId: null,
        },
      }) as const;
    await given()
      .when(placed)
      .thenEffects(source('LAMP', 1, 3), source('VASE', 2, 1));
    const event = { ...placed.event, id: deterministicId('e'), revision: 0n, position: 1n, meta: {} };
    expect(JSON.stringify(digestOf(event, ORDER))).not.toMatch(/Ann|ann@example/);
  });

  it('tells the order once, when all lines have answered', async () => {
    await given(placed)
      .when(answer(1, 2, 1))
      .thenEffects();
    await given(placed, answer(1, 2, 1))
      .when(answer(2, 1, 0))
      .thenEffects(told({ ...supply(1, 2, 1), sourcing: null }, { ...supply(2, 1, 0), sourcing: null }));
  });

  it('passes a cancellation on', () =>
    given(placed, answer(1, 2, 0), answer(2, 1, 0))
      .when(cancelled)
      .thenEffects(reduce(3)));

  it('passes a cancellation on after what it asked before', async () => {
    await given(placed, answer(1, 3, 0))
      .when(cancelled)
      .thenEffects();
    await given(placed, answer(1, 3, 0), cancelled)
      .when(answer(2, 1, 0))
      .thenEffects(
        reduce(3),
        told({ ...supply(1, 3, 0), sourcing: null }, { ...supply(2, 1, 0), sourcing: null }),
      );
  });

  it('asks for a large order in batches, so that each step fits into one event', async () => {
    const skus = Array.from({ length: 101 }, () => line('LAMP', 1));
    const large = { event: { ...orderPlaced(...skus), stream } };
    const answers = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => answer(from + index, 1, 0));
    const last = {
      kind: 'issue',
      command: 'stock.SourceLine',
      payload: expect.objectContaining({}) as never,
    };
    await given(large, ...answers(1, 99))
      .when(answer(100, 1, 0))
      .thenEffects(last as never, expect.objectContaining({ command: 'ordering.RecordSupply' }) as never);
  });

  it('takes back what the SKU has when it has less than was cancelled', () =>
    given(placed, answer(1, 2, 0), answer(2, 1, 0), cancelled)
      .when({
        outcomeOf: 'stock.ReduceLine',
        is: { rejected: { code: 'DEMAND_EXCEEDED', message: 'm', details: { open: 2 } } },
      })
      .thenEffects(reduce(2)));

  it('tells the order that units it cancelled had been refused before', async () => {
    const rejected = { code: 'DEMAND_EXCEEDED', message: 'm', details: { open: 2 } };
    const exceeded = { outcomeOf: 'stock.ReduceLine', is: { rejected } };
    await given(placed, answer(1, 2, 0), answer(2, 1, 0), cancelled, exceeded)
      .when({ outcomeOf: 'stock.ReduceLine', is: { ok: { supply: supply(1, 0, 0), sourcing: null } } })
      .thenEffects({
        kind: 'issue',
        command: 'ordering.RecordSupply',
        payload: {
          orderId: ORDER,
          lines: [{ ...supply(1, 0, 0), sourcing: null }],
          refusedBefore: [{ lineId: lineId(1), quantity: 1 }],
        },
      });
  });

  it('takes nothing back where there is nothing', () =>
    given(placed, answer(1, 0, 0), answer(2, 1, 0), cancelled)
      .when({
        outcomeOf: 'stock.ReduceLine',
        is: { rejected: { code: 'DEMAND_EXCEEDED', message: 'm', details: { open: 0 } } },
      })
      .thenEffects({
        kind: 'issue',
        command: 'ordering.RecordSupply',
        payload: { orderId: ORDER, lines: [], refusedBefore: [{ lineId: lineId(1), quantity: 3 }] },
      }));

  it('tells the order of its own lines when a queue was served', () => {
    const allocation = (orderId: string, lineNo: number) => ({
      orderId,
      lineId: lineId(lineNo),
      demandId: lineId(lineNo),
      quantity: 1,
      rank: lineNo,
      secured: 3,
      waiting: 0,
    });
    const served = {
      type: 'stock.BackordersAllocated',
      data: {
        location: 'main',
        sku: 'LAMP',
        cause: 'RECEIPT',
        rule: 'PRIORITY_ORDER',
        policyVersion: 'default-1',
        allocations: [allocation(ORDER, 1), allocation(deterministicId('other'), 2)],
        passedOver: [],
        more: false,
      },
      stream: 'sku-main~main~LAMP',
    };
    return given(placed)
      .when({ event: served })
      .thenEffects(told({ lineId: lineId(1), secured: 3, waiting: 0, skuRevision: 0, sourcing: null }));
  });
});
