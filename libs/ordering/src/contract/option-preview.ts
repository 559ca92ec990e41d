import type { NoticeClass } from '#delay-rules';

/** What an offer would be for a line, were it made now. Dates are days in the order's zone. */
export interface OfferedLine {
  readonly lineId: string;
  readonly lineNo: number;
  readonly sku: string;
  /** Units that are still owed. */
  readonly quantity: number;
  /** The date that cannot be kept. */
  readonly promisedBy: string | null;
  readonly revisedShipDate: string | null;
  readonly silence: 'CONSENT' | 'CANCEL';
  /** Where silence cancels: the last day on which consent or shipment prevents it. */
  readonly silenceCancelsOn: string | null;
  readonly noticeClass: NoticeClass;
}
