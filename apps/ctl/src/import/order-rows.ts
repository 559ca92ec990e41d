import type { OrderLinePayload, OrderPayload } from './import-mapping.js';

/** What most files say nothing about: no payment facts, no promise, no hold on stock. */
export const PLAIN_LINE = {
  shipPolicy: 'SPLIT',
  shipGroup: null,
  requiredDate: null,
  reservationId: null,
  statedShipTime: null,
} as const satisfies Partial<OrderLinePayload>;

export const PLAIN_ORDER = {
  channel: 'INTERNET',
  tags: [],
  shippingMinor: 0,
  discountMinor: 0,
  informationComplete: true,
  sellerCreditApplication: false,
  payment: null,
  statedShipTime: null,
} as const satisfies Partial<Omit<OrderPayload, 'tags'> & { tags: readonly never[] }>;

export const PLAIN_CUSTOMER = { name: null, email: null, address: null, segment: null, tier: 5 } as const;
