import { z } from 'zod';

/** How the buyer paid, as 16 CFR 435.1(d) tells it apart. */
export const tender = z.enum([
  'THIRD_PARTY_CREDIT',
  'SELLER_CREDIT',
  'CASH_CHECK_MONEY_ORDER',
  'OTHER',
  'MIXED',
]);
export type Tender = z.infer<typeof tender>;
export type SingleTender = Exclude<Tender, 'MIXED'>;

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
export type PaymentStatus = z.infer<typeof paymentStatus>;

/** A sum as text, `40.00`: two amounts are never added as binary fractions. */
export const decimalAmount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'must be an amount such as "40.00"');

const billingCycleCloseDay = z.int().min(1).max(31);

export const payment = z.strictObject({
  tender,
  status: paymentStatus.nullish(),
  amount: decimalAmount.nullish(),
  billingCycleCloseDay: billingCycleCloseDay.nullish(),
  parts: z
    .array(
      z.strictObject({
        tender: tender.exclude(['MIXED']),
        status: paymentStatus.nullish(),
        amount: decimalAmount.nullish(),
        billingCycleCloseDay: billingCycleCloseDay.nullish(),
      }),
    )
    .max(20)
    .nullish(),
});
export type Payment = z.infer<typeof payment>;

/**
 * Whether payment, or authority to charge, is in the seller's hands (16 CFR 435.1(c)). An application for credit that
 * is still pending does not hold the clock up.
 */
export function isTendered(paid: Payment | null | undefined): boolean {
  if (!paid) return false;
  const statuses = [paid.status, ...(paid.parts ?? []).map(({ status }) => status)];
  return !statuses.includes('NOT_RECEIVED');
}
