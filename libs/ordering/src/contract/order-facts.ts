import { schemas } from '#kernel';
import { shipPolicy } from '#stock/contract';
import { z } from 'zod';

const { quantity, uuid, localDate, instant, code, text, amountMinor } = schemas;

/** The buyer. `tier` 1 is served first, 9 last; 5 is usual. */
export const customer = z.object({
  ref: code,
  name: text.nullable(),
  email: z.email().max(320).nullable(),
  address: z
    .object({
      lines: z.array(z.string().min(1).max(200)).max(5),
      city: text.nullable(),
      region: text.nullable(),
      postalCode: z.string().max(32).nullable(),
      country: text.nullable(),
    })
    .nullable(),
  segment: code.nullable(),
  tier: z.int().min(1).max(9),
});
export const CUSTOMER_PII = ['customer.name', 'customer.email', 'customer.address'];

/** Tender and status as the delay rules need them (16 CFR 435.1(b)–(d)). */
export const tender = z.enum([
  'THIRD_PARTY_CREDIT',
  'SELLER_CREDIT',
  'CASH_CHECK_MONEY_ORDER',
  'OTHER',
  'MIXED',
]);
export const paymentStatus = z.enum([
  'AUTHORIZED_AND_CAPTURED',
  'AUTHORIZED_NOT_CAPTURED',
  'RECEIVED',
  'NOT_RECEIVED',
  'APPLICATION_PENDING',
  'HONORED',
  'CAPTURED',
  'CHARGED',
]);
export const payment = z.object({
  tender,
  status: paymentStatus,
  amountMinor: amountMinor.nonnegative().nullable(),
  billingCycleCloseDay: z.int().min(1).max(31).nullable(),
  parts: z
    .array(
      z.object({
        tender: tender.exclude(['MIXED']),
        status: paymentStatus,
        amountMinor: amountMinor.nonnegative(),
      }),
    )
    .max(10),
});

export const jurisdiction = z.enum([
  'US-FTC-MITOR',
  'US-CA-17538',
  'EU-CRD',
  'UK-CRA',
  'CA-ON',
  'CA-QC',
  'AU-ACL',
]);
export type OrderJurisdiction = z.infer<typeof jurisdiction>;

/** What rules an order, frozen when it is placed: `packs` with their versions, `US-FTC-MITOR@1`. */
export const delayRule = z.object({
  jurisdictions: z.array(jurisdiction).min(1).max(7),
  packs: z.array(z.string().max(64)).min(1).max(7),
  conventions: z.string().max(64),
});

/** The shipping time that the buyer was shown (16 CFR 435.2(a)(1)(i)). Null: nothing was stated. */
export const statedShipTime = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['CALENDAR_DAYS', 'BUSINESS_DAYS', 'WEEKS', 'HOURS']),
    value: z.int().positive().max(3650),
  }),
  z.object({
    kind: z.literal('CALENDAR_DAYS_RANGE'),
    min: z.int().nonnegative(),
    max: z.int().positive().max(3650),
  }),
  z.object({ kind: z.literal('BY_DATE'), value: localDate }),
]);
export const shipPromise = z.object({
  time: statedShipTime,
  clearAndConspicuous: z.boolean(),
  shownAt: text.nullable(),
});

export const orderLine = z.object({
  lineId: uuid,
  lineNo: z.int().positive(),
  location: code,
  sku: code,
  quantity,
  unitPriceMinor: amountMinor.nonnegative(),
  shipPolicy,
  /** Lines with the same group ship in one parcel; only with policy TOGETHER. */
  shipGroup: code.nullable(),
  /** When the buyer needs it: ranks the line in its queue. */
  requiredDate: localDate.nullable(),
  /** Stock held for this line beforehand, if any. */
  reservationId: uuid.nullable(),
  statedShipTime: shipPromise.nullable(),
});
export type OrderLine = z.infer<typeof orderLine>;

/** Bounded by the size of one event; wholesale orders of several hundred lines are real. */
export const MAX_LINES = 700;
/** As JSON. Leaves room for the rest of the order in its event, and for commands beside it in a step of its process. */
export const MAX_LINES_BYTES = 190_000;

export const orderFacts = z.object({
  orderId: uuid,
  /** Unique per tenant: the order number of the upstream system. */
  ref: code,
  /** When the seller received the order; may lie before the time it was recorded here. */
  placedAt: instant,
  /** IANA zone in which its legal days are counted. */
  timeZone: z.string().min(1).max(64),
  channel: z.enum(['INTERNET', 'MAIL', 'TELEPHONE', 'OTHER']),
  customer,
  tags: z.array(code).max(20),
  currency: schemas.currency,
  shippingMinor: amountMinor.nonnegative(),
  discountMinor: amountMinor.nonnegative(),
  /** Whether the seller has all it needs to process and ship (16 CFR 435.1(c)). */
  informationComplete: z.boolean(),
  sellerCreditApplication: z.boolean(),
  payment: payment.nullable(),
  statedShipTime: shipPromise.nullable(),
  /** What law governs it; orders of old, and those of no known place, have none. */
  delayRule: delayRule.exactOptional(),
  lines: z.array(orderLine).min(1).max(MAX_LINES),
});
export type OrderFacts = z.infer<typeof orderFacts>;
