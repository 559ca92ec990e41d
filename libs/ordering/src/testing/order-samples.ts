import { deterministicId } from '#kernel';
import type { OrderFacts, OrderingCommand, OrderingEvent } from '../contract/index.js';
import { orderIdOf } from '../contract/index.js';

type Placing = Extract<OrderingCommand, { readonly type: 'ordering.PlaceOrder' }>;

export const REF = 'A-1';
export const ORDER = orderIdOf('main', REF);
export const AT = '2026-01-05T15:00:00.000Z';

export function lineId(lineNo: number): string {
  return deterministicId(ORDER, 'line', lineNo);
}

type Line = Placing['lines'][number];

export function line(sku: string, quantity: number, more: Partial<Line> = {}): Line {
  return {
    location: 'main',
    sku,
    quantity,
    unitPriceMinor: 1999,
    shipPolicy: 'SPLIT',
    shipGroup: null,
    requiredDate: null,
    reservationId: null,
    statedShipTime: null,
    ...more,
  };
}

/** An order of these lines, as a command. */
export function placeOrder(...lines: readonly Line[]): Placing {
  return {
    type: 'ordering.PlaceOrder',
    orderId: ORDER,
    ref: REF,
    placedAt: null,
    timeZone: 'America/New_York',
    channel: 'INTERNET',
    customer: { ref: 'C-1', name: 'Ann', email: 'ann@example.com', address: null, segment: null, tier: 3 },
    tags: ['web'],
    currency: 'USD',
    shippingMinor: 500,
    discountMinor: 0,
    informationComplete: true,
    sellerCreditApplication: false,
    payment: null,
    statedShipTime: null,
    lines: [...lines],
  };
}

/** The event of that command. */
export function orderPlaced(...lines: readonly Line[]): OrderingEvent {
  const { type: _, ...facts } = placeOrder(...lines);
  const numbered = lines.map((each, index) => ({ ...each, lineId: lineId(index + 1), lineNo: index + 1 }));
  const data: OrderFacts = { ...facts, placedAt: AT, lines: numbered };
  return { type: 'ordering.OrderPlaced', data };
}

/** What a SKU says of a line: so much secured, so much waiting, as of its revision. */
export function supplyRecorded(
  lineNo: number,
  supply: { readonly secured: number; readonly waiting: number; readonly skuRevision?: number },
  refused = 0,
): Extract<OrderingEvent, { type: 'ordering.SupplyRecorded' }> {
  const { secured, waiting, skuRevision = 1 } = supply;
  const sourcing = {
    demandId: lineId(lineNo),
    allocated: secured,
    backordered: waiting,
    refused,
    refusal: refused > 0 ? ('BACKORDER_CAP_REACHED' as const) : null,
    rank: waiting > 0 ? 1 : null,
    quantityAhead: waiting > 0 ? 0 : null,
    projectedDate: null,
  };
  const statement = { lineId: lineId(lineNo), secured, waiting, skuRevision, sourcing };
  return { type: 'ordering.SupplyRecorded', data: { orderId: ORDER, lines: [statement] } };
}
