import { projectionSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { demand, happened, sourced } from '../testing/queue-events.js';
import { backorderQueueProjection } from './backorder-queue.projection.js';

const { given } = projectionSpec(backorderQueueProjection);
const after = { secured: 0, waiting: 0 };
const rows = (table: (name: string) => string) =>
  `SELECT order_ref AS ref, backordered, waiting, allocated, cancelled, on_hold AS held, last_allocated_at AS at
   FROM ${table('demands')} ORDER BY seq`;
const sums = (name: string, columns: string) => (table: (name: string) => string) =>
  `SELECT ${columns}, lines, units FROM ${table(name)} ORDER BY 1, 2`;
const served = (name: string, quantity: number) =>
  happened('stock.BackordersAllocated', {
    cause: 'RECEIPT',
    rule: 'PRIORITY_ORDER',
    policyVersion: 'default-1',
    allocations: [{ ...demand(name), quantity, rank: 1, ...after }],
    passedOver: [],
    more: false,
  });
const at = '2026-01-05T15:00:00.000Z';
const row = (ref: string, backordered: number, waiting: number, allocated: number) => ({
  ...{ ref: `SO-${ref}`, backordered, waiting, allocated },
  ...{ cancelled: 0, held: 0, at: null },
});

describe('the backorder queue', () => {
  it('keeps what waits, and what got all it asked for', async () => {
    await given([sourced('a', 5), sourced('b', 0, { allocated: 3 })]).thenRows(rows, [
      row('a', 5, 5, 0),
      row('b', 0, 0, 3),
    ]);
  });

  it('adds up what waits', async () => {
    await given([
      sourced('a', 5, { dueDate: '2026-02-01' }),
      sourced('b', 2, { dueDate: '2026-02-01' }),
      sourced('c', 1, { priorityClass: 1 }),
      served('a', 3),
      sourced('d', 4, { sku: 'TOFU' }),
    ]).thenRows(sums('queue_totals', 'sku'), [
      { sku: 'CHAI', lines: 3, units: 5 },
      { sku: 'TOFU', lines: 1, units: 4 },
    ]);
  });

  it('serves and empties', async () => {
    const events = [sourced('a', 5), served('a', 3), served('a', 2)];
    await given(events).thenRows(rows, [{ ...row('a', 5, 0, 5), at }]);
    await given(events).thenRows('queue_totals', []);
    await given(events).thenRows('queue_blocks', []);
  });

  it('puts a demand that never waited back at the rank of its sourcing', async () => {
    const revocations = [{ ...demand('a'), quantity: 2, ...after }];
    const events = [
      sourced('a', 0, { allocated: 3, dueDate: '2026-02-01' }),
      sourced('b', 1, { dueDate: '2026-02-01' }),
      happened('stock.AllocationsRevoked', { cause: 'COUNT', revocations }),
    ];
    await given(events).thenRows(rows, [row('a', 2, 2, 1), row('b', 1, 1, 0)]);
    await given(events).thenRows(
      (table) => `SELECT order_ref AS ref FROM ${table('demands')} WHERE waiting > 0 ORDER BY key`,
      [{ ref: 'SO-a' }, { ref: 'SO-b' }],
    );
  });

  it('takes off what was cancelled, and what left with a shipment', async () => {
    const { demandId, ...line } = demand('a');
    await given([
      sourced('a', 5, { allocated: 2 }),
      happened('stock.LineReduced', {
        ...{ ...line, ...after },
        demands: [{ demandId, fromWaiting: 1, fromAllocated: 1 }],
      }),
      happened('stock.LineShipped', {
        ...{ ...line, ...after, shipmentId: demandId, quantity: 4 },
        fromAllocation: [{ demandId, quantity: 1 }],
        fromWaiting: [{ demandId, quantity: 3 }],
        ...{ fromAvailable: 3, fromOthers: 0, unknownToBooks: 0 },
      }),
    ]).thenRows(rows, [{ ...row('a', 5, 1, 4), cancelled: 2 }]);
  });

  it('holds and resumes all demands of a line', async () => {
    const { demandId } = demand('a more');
    const { orderId, lineId } = demand('a');
    const more = { orderId, lineId, demandId, orderRef: 'SO-a' };
    const events = [sourced('a', 5), sourced('a more', 1, { ...more, onHold: true })];
    await given(events).thenRows(rows, [
      { ...row('a', 5, 5, 0), held: 1 },
      { ...row('a', 1, 1, 0), held: 1 },
    ]);
    await given([...events, happened('stock.LineResumed', { orderId, lineId })]).thenRows(rows, [
      row('a', 5, 5, 0),
      row('a', 1, 1, 0),
    ]);
  });
});
