/** Money to be paid back, in minor units of the currency. */
export interface PaymentRequest {
  readonly tenant: string;
  readonly orderId: string;
  readonly orderRef: string;
  /** The same on every retry: whoever pays pays it once. */
  readonly refundId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** The day by which it must be sent. */
  readonly dueBy: string;
  /** Tenders and forms that the law accepts for each part. */
  readonly parts: readonly { readonly tender: string; readonly amountMinor: number; readonly form: string }[];
}

/**
 * What became of a request. BY_HAND: somebody pays it and reports it. ASKED: the payment system took it, and will report
 * it. `reason` is a code without personal data or secrets.
 */
export type PaymentAnswer =
  | { readonly is: 'BY_HAND' | 'ASKED' }
  | { readonly is: 'SENT'; readonly form: string; readonly reference: string | null }
  | { readonly is: 'FAILED'; readonly permanent: boolean; readonly reason: string };

/** A way to pay buyers back. Answers for every failure, and throws for none. */
export interface Payments {
  refund(request: PaymentRequest): Promise<PaymentAnswer>;
}

/** Provider token of `Payments`. */
export const PAYMENTS = 'Payments';

/** Refunds are on the officer's list, and reported when they are sent. */
export const paymentsByHand: Payments = {
  refund: () => Promise.resolve({ is: 'BY_HAND' }),
};
