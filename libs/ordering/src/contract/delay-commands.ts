import { schemas } from '#kernel';
import { z } from 'zod';
import { paymentFact } from './delay-events.js';
import {
  consentedTo,
  goodwillKind,
  goodwillToOffer,
  MAX_GOODWILL,
  noticeEvidence,
  optionContent,
  reasonableBasis,
  replyChannel,
  words,
} from './delay-facts.js';
import { MAX_LINES, tender } from './order-facts.js';

const { uuid, instant, localDate, amountMinor, code, text } = schemas;
const order = { orderId: uuid };
/** Null: all lines of which something is still owed. */
const someLines = z.array(uuid).min(1).max(MAX_LINES).nullable();
/** Null: now. Never in the future. */
const since = instant.nullable();

/** Commands on an order that the delay rules turn on. Line ids name lines of the order. */
export const delayCommands = {
  'ordering.RecordPayment': z.object({
    ...order,
    fact: paymentFact,
    occurredAt: since,
    tender: tender.exclude(['MIXED']).nullable(),
    /** What was paid, where that is not all that was ordered: a buyer may have dropped a line before. */
    amountMinor: amountMinor.nonnegative().exactOptional(),
  }),
  'ordering.CompleteInformation': z.object({ ...order, occurredAt: since }),
  'ordering.DiscoverDelay': z.object({
    ...order,
    lines: z
      .array(z.object({ lineId: uuid, projectedDate: localDate.nullable() }))
      .min(1)
      .max(MAX_LINES),
    discoveredAt: since,
    source: text,
  }),
  'ordering.OfferDelayOption': z.object({
    ...order,
    lines: someLines,
    sentAt: since,
    revisedShipDate: localDate.nullable(),
    reason: words.nullable(),
    basis: reasonableBasis.nullable(),
    /** Null: as the rule requires it for the class of the option. */
    content: optionContent.nullable(),
    advanceConsentUntil: consentedTo.nullable(),
    notice: noticeEvidence.nullable(),
    goodwill: z.array(goodwillToOffer).max(MAX_GOODWILL).exactOptional(),
  }),
  /** Of a notice that carried no option of this order: nothing. */
  'ordering.ReportUndelivered': z.object({ ...order, noticeId: uuid, learnedAt: since, reason: text }),
  'ordering.RecordReply': z.object({
    ...order,
    lines: someLines,
    answer: z.enum(['CONSENT', 'CANCEL', 'SUBSTITUTE', 'OTHER']),
    /** With SUBSTITUTE only. */
    substituteSku: code.nullable(),
    /** What a unit of it costs, where it was offered at a price: the buyer pays no more than for what was ordered. */
    substitutePriceMinor: amountMinor.nonnegative().exactOptional(),
    to: consentedTo.nullable(),
    message: words.nullable(),
    receivedAt: since,
    channel: replyChannel,
    noticeId: uuid.nullable(),
    shownText: words.nullable(),
  }),
  /** Puts on record what time has brought about. Issued when a deadline's timer fires; harmless at any time. */
  'ordering.ApplyDeadlines': z.object(order),
  /** Puts on record what is due soon. Issued some days before a deadline; harmless at any time. */
  'ordering.WarnOfDeadlines': z.object(order),
  'ordering.GrantGoodwill': z.object({
    ...order,
    /** Of what was offered, if it was: once, and as long as the offer is valid. */
    offerId: uuid.exactOptional(),
    kind: goodwillKind,
    description: text,
    amountMinor: amountMinor.nonnegative().nullable(),
    reason: text,
  }),
  'ordering.SendRefund': z.object({
    ...order,
    refundId: uuid,
    sentAt: since,
    form: z.string().min(1).max(64),
    amountMinor: amountMinor.nonnegative(),
    reference: text.nullable(),
  }),
  'ordering.FailRefund': z.object({ ...order, refundId: uuid, failedAt: since, reason: text }),
  'ordering.LoseRefundMethod': z.object({ ...order, refundId: uuid, discoveredAt: since, reason: text }),
} as const;

export type DelayRejectionCode =
  | 'NO_DELAY_RULE'
  | 'SUBSTITUTE_REQUIRED'
  | 'REASON_REQUIRED'
  | 'REASONABLE_BASIS_REQUIRED'
  | 'REVISED_DATE_NOT_LATER'
  | 'DEFECTIVE_OPTION'
  | 'GOODWILL_NOT_OFFERED'
  | 'GOODWILL_GRANTED'
  | 'GOODWILL_EXPIRED'
  | 'REFUND_FORM_NOT_ALLOWED'
  | 'REFUND_NOT_FOUND'
  | 'REFUND_AMOUNT_TOO_LOW'
  | 'TIME_IN_FUTURE';
