import type { OrderFacts, OrderingEvent } from '../contract/index.js';

type Facts = Partial<Omit<OrderFacts, 'lines'>> & Pick<OrderFacts, 'orderId' | 'ref'>;

/** An order of one line for each id, 5 units of CHAI at 18.00 each; the rest as little as an order needs. */
export function orderPlaced({
  lineIds,
  ...facts
}: Facts & { readonly lineIds: readonly string[] }): Extract<
  OrderingEvent,
  { type: 'ordering.OrderPlaced' }
> {
  const lines = lineIds.map((lineId, index) => ({
    lineId,
    lineNo: index + 1,
    location: 'main',
    sku: 'CHAI',
    quantity: 5,
    unitPriceMinor: 1800,
    shipPolicy: 'SPLIT' as const,
    shipGroup: null,
    requiredDate: null,
    reservationId: null,
    statedShipTime: null,
  }));
  const data: OrderFacts = {
    placedAt: '2026-01-05T15:00:00.000Z',
    timeZone: 'Europe/Berlin',
    channel: 'INTERNET',
    customer: { ref: 'ALFKI', name: null, email: null, address: null, segment: null, tier: 5 },
    tags: [],
    currency: 'EUR',
    shippingMinor: 0,
    discountMinor: 0,
    informationComplete: true,
    sellerCreditApplication: false,
    payment: null,
    statedShipTime: null,
    ...facts,
    lines,
  };
  return { type: 'ordering.OrderPlaced', data };
}
