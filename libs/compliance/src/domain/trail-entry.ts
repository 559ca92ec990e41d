/** What can stand in the trail of an order. */
export const TRAIL_KINDS = [
  'PLACED',
  'PROMISED',
  'PAYMENT',
  'INFORMATION_COMPLETED',
  'SUPPLY',
  'DELAY_DISCOVERED',
  'OPTION_OFFERED',
  'OPTION_UNDELIVERED',
  'BUYER_CONSENTED',
  'BUYER_CANCELLED',
  'BUYER_MESSAGE',
  'CONSENT_REFUSED',
  'DEADLINE_REACHED',
  'CORRECTED',
  'QUANTITY_CHANGED',
  'HELD',
  'RELEASED',
  'CANCELLED',
  'SHIPPED',
  'RETURNED',
  'REFUND_REQUIRED',
  'REFUND_SENT',
  'REFUND_FAILED',
  'REFUND_METHOD_UNAVAILABLE',
  'REFUND_WITHDRAWN',
  'ASSESSED',
  'SUBSTITUTE_CHOSEN',
  'SUBSTITUTED',
  'DEADLINE_NEAR',
  'GOODWILL',
  'NOTICE_ANSWERED',
  'NOTICE_REQUESTED',
  'NOTICE_SENT',
  'NOTICE_FAILED',
  'NOTICE_UNDELIVERABLE',
  'NOTICE_DELIVERED',
  'NOTICE_BOUNCED',
  'UNKNOWN',
] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

/** Which rule and which facts stand behind something that was concluded. */
export interface TrailBasis {
  /** What was concluded, of which line: `shipBy of line 1 (LAMP)`. */
  readonly of: string;
  readonly rule: string;
  readonly facts: readonly string[];
}

/** What an event means to whoever has to prove that the rule was kept. Without personal data. */
export interface Told {
  readonly kind: TrailKind;
  /** When it happened, where that is not when it was recorded. */
  readonly at?: string;
  readonly lines?: readonly { readonly lineId: string; readonly quantity?: number }[];
  readonly words: string;
  readonly basis?: readonly TrailBasis[];
  readonly noticeId?: string | null;
  readonly contentHash?: string | null;
  readonly refundId?: string;
  readonly amountMinor?: number;
}

/** What a line is called: `line 1 (LAMP)`. */
export type NameLine = (lineId: string) => string;

export function named(name: NameLine, lineIds: readonly string[]): string {
  return lineIds.map(name).join(', ');
}

export function ids(lineIds: readonly string[]): NonNullable<Told['lines']> {
  return lineIds.map((lineId) => ({ lineId }));
}
