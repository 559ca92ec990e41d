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
  happened('stock.RankingFactsChanged', {
    ...line,
    ranking: { legalDeadline: '2026-02-05', promisedDate: '2026-01-22', paid: true },
  }),
  happened('stock.BackordersReprioritised', {
    batchId: id('batch 1'),
    action: { kind: 'PIN' },
    undoes: null,
    reasonCode: 'CUSTOMER_ESCALATION',
    note: 'promised by phone',
    changes: [
      {
        ...demand('10248'),
        fromRank: 1,
        toRank: 1,
        before: {
          key: '5599999999000000009V',
          pinned: false,
          moved: false,
          priorityClass: null,
          onHold: false,
        },
        after: { key: '10ZIK0ZK000000009V', pinned: true, moved: false, priorityClass: null, onHold: false },
      },
    ],
  }),
  happened('stock.PriorityPolicyApplied', {
    policy: {
      name: 'deadlines-first',
      version: 2,
      title: 'Legal deadlines first, then partners',
      ranking: {
        kind: 'LEXICOGRAPHIC',
        criteria: [
          { by: 'LEGAL_DEADLINE' },
          { by: 'CLASS', classes: [{ when: { segments: ['partner'] }, class: 2 }], otherwise: 'TIER' },
          { by: 'AGE' },
        ],
      },
      guardDays: 60,
      allocation: { rule: 'FAIR_SHARE', minimumFillPercent: 10, caseMultiple: null },
      strategies: [{ class: 2, strategy: 'PROTECT' }],
      quotas: [{ id: 'web', when: { channels: ['web'] }, units: 500, per: 'WEEK' }],
    },
    waitingLines: 1,
  }),
  happened('stock.BackordersPromoted', {
    policyVersion: 'deadlines-first@2',
    guardDays: 60,
    demands: [{ ...demand('10248'), waitingSince: '2026-01-05T15:00:00.000Z' }],
    cause: 'RECEIPT',
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
  happened('stock.ItemReleaseSet', {
    releaseDate: '2026-03-01',
    releaseAt: '2026-03-01T05:00:00.000Z',
  }),
  happened('stock.ItemReleased', { releaseDate: '2026-03-01', releaseAt: '2026-03-01T05:00:00.000Z' }),
];
