import type { StockEvent } from '#stock/contract';
import { id, sourceLine } from './sku-commands.js';
import { demand, happened, sourced } from './sku-events.js';

const supplyId = id('supply po-7');
const reservationId = id('reservation basket-1');
const { orderId, lineId, demandId } = demand('10248');
const line = { orderId, lineId };

/** One event of each type, in an order in which they could have happened. */
export const stockStory: readonly StockEvent[] = [
  happened('stock.ItemDescribed', {
    name: 'Chai',
    category: 'Beverages',
    supplier: 'Exotic Liquids',
    reorderLevel: 10,
  }),
  happened('stock.BackorderPolicySet', { allowed: true, cap: 100, mode: 'AUTO' }),
  happened('stock.SupplyExpected', { supplyId, quantity: 10, dueDate: '2026-01-20', reference: 'PO-7' }),
  happened('stock.SupplyRescheduled', {
    supplyId,
    from: '2026-01-20',
    to: '2026-01-22',
    reason: 'late vessel',
  }),
  happened('stock.StockReceived', { quantity: 6, reference: 'GR-1' }),
  happened('stock.StockReserved', {
    reservationId,
    quantity: 2,
    expiresAt: '2026-01-05T16:00:00.000Z',
    reference: 'basket 1',
  }),
  happened('stock.ReservationEnded', { reservationId, quantity: 2, cause: 'CLAIMED' }),
  sourced(sourceLine('10248', 10, { dueDate: '2026-02-01', tags: ['wholesale'] }), {
    allocated: 6,
    backordered: 4,
    rank: 1,
    quantityAhead: 0,
    projectedDate: '2026-01-22',
  }),
  happened('stock.LineHeld', line),
  happened('stock.LineResumed', line),
  happened('stock.SupplyReceived', {
    supplyId,
    accepted: 3,
    rejected: 1,
    over: 0,
    outstanding: 6,
    closed: false,
  }),
  happened('stock.BackordersAllocated', {
    cause: 'RECEIPT',
    rule: 'PRIORITY_ORDER',
    policyVersion: 'default-1',
    allocations: [{ ...demand('10248'), quantity: 3, rank: 2, secured: 9, waiting: 1 }],
    passedOver: [{ ...demand('10247'), rank: 1, reason: 'NEEDS_COMPLETE', waiting: 12 }],
    more: false,
  }),
  happened('stock.SupplyCancelled', { supplyId, quantity: 6, reason: 'supplier closed' }),
  happened('stock.StockCounted', { counted: 10, delta: 1, note: 'cycle count' }),
  happened('stock.AllocationsRevoked', {
    cause: 'ADJUSTMENT',
    revocations: [{ ...demand('10248'), quantity: 2, secured: 7, waiting: 3 }],
  }),
  happened('stock.StockAdjusted', { delta: -2, reason: 'DAMAGED', note: 'water' }),
  happened('stock.LineReduced', {
    ...line,
    demands: [{ demandId, fromWaiting: 1, fromAllocated: 1 }],
    secured: 6,
    waiting: 2,
  }),
  happened('stock.LineShipped', {
    ...line,
    shipmentId: id('shipment 1'),
    quantity: 8,
    fromAllocation: [{ demandId, quantity: 6 }],
    fromWaiting: [{ demandId, quantity: 2 }],
    fromAvailable: 1,
    fromOthers: 1,
    unknownToBooks: 0,
    secured: 8,
    waiting: 0,
  }),
  happened('stock.LineReturned', { ...line, returnId: id('return 1'), quantity: 3, restocked: true }),
];
