/** Where an order stands, for those who write to its buyer or pay back. No personal data. */
export interface OrderSummary {
  readonly orderId: string;
  readonly ref: string;
  readonly placedAt: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Whether 16 CFR 435 governs it. */
  readonly underMitor: boolean;
  readonly lines: readonly {
    readonly lineId: string;
    readonly lineNo: number;
    readonly location: string;
    readonly sku: string;
    readonly ordered: number;
    /** Units not yet shipped, cancelled or refused. */
    readonly open: number;
    readonly allocated: number;
    /** The state under the rule, as last put on record; null where none is. */
    readonly state: string | null;
    /** The day by which it was last promised or agreed. */
    readonly promisedBy: string | null;
    readonly silence: 'CONSENT' | 'CANCEL' | null;
    readonly consentDueBy: string | null;
    readonly boundaryAt: string | null;
  }[];
  readonly refunds: readonly {
    readonly refundId: string;
    readonly lineIds: readonly string[];
    readonly amountMinor: number;
    readonly dueBy: string;
    readonly status: string;
  }[];
}
