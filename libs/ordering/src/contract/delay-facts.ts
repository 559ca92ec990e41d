import { schemas } from '#kernel';
import { z } from 'zod';
import { tender } from './order-facts.js';

const { quantity, uuid, instant, localDate, amountMinor, code, text } = schemas;
/** Long texts that must be kept as they were shown or received. */
const words = z.string().min(1).max(20_000);

/** Why a date, or that none can be given, is reasonable: 16 CFR 435.2(a)(2), (a)(3)(i), (a)(4). */
export const reasonableBasis = z.object({
  /** In words, for whoever has to defend it. */
  statement: words,
  /** What was on the shelf, and who stood before the line, when it was said. */
  stockRevision: z.int().nullable(),
  onHand: z.int().nullable(),
  quantityAhead: z.int().nonnegative().nullable(),
  /** Supply that the date rests on. */
  supplyIds: z.array(code).max(50),
  /** The policy by which it was decided. */
  policy: z.string().max(64),
});
export type ReasonableBasis = z.infer<typeof reasonableBasis>;

export const replyChannel = z.enum(['WEB', 'EMAIL', 'PHONE', 'LETTER', 'OTHER']);

export const goodwillKind = z.enum(['SHIPPING_UPGRADE', 'CREDIT', 'GIFT', 'OTHER']);

/** Something for the buyer's patience that a notice offered: granted once, by its id. */
const goodwill = {
  offerId: uuid,
  kind: goodwillKind,
  description: text,
  /** What it costs the seller, in minor units of the order's currency. */
  amountMinor: amountMinor.nonnegative().nullable(),
};
/** Null: it does not end. `validUntil`: as the notice says; left out: counted from the day on which it was sent. */
export const goodwillToOffer = z.object({
  ...goodwill,
  validDays: z.int().positive().nullable(),
  validUntil: localDate.nullable().exactOptional(),
});
export const goodwillOffered = z.object({ ...goodwill, validUntil: localDate.nullable() });
export type GoodwillOffered = z.infer<typeof goodwillOffered>;
export const MAX_GOODWILL = 5;

/** How a reply of the buyer came, and what the buyer had been shown. */
export const replyEvidence = z.object({
  replyId: uuid,
  /** When the seller received it (CV-RECEIVE). */
  receivedAt: instant,
  channel: replyChannel,
  noticeId: uuid.nullable(),
  shownText: words.nullable(),
});

/** The notice that carried an option: the exact bytes are kept under their hash. */
export const noticeEvidence = z.object({
  noticeId: uuid,
  templateId: z.string().max(128),
  templateVersion: z.int().positive(),
  language: z.string().max(16),
  channel: z.string().max(32),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
});

export type NoticeEvidence = z.infer<typeof noticeEvidence>;

export const optionContent = z.object({
  cancelRightAndPromptRefund: z.boolean(),
  silenceStatement: z.enum(['CONSENT', 'CANCEL']).nullable(),
  continuingCancelRight: z.boolean(),
  costFreeReply: z.boolean(),
});

export const consentedTo = z.union([z.literal('INDEFINITE'), localDate]);

const basis = z.object({ rule: z.string().max(200), facts: z.array(z.string().max(500)).max(20) });

/** What the rule says of one line. Dates are days in the order's zone; `boundaryAt` is the instant that ends the period. */
export const lineObligation = z.object({
  lineId: uuid,
  state: z.string().max(64),
  properOrderDate: localDate.nullable(),
  shipBy: localDate.nullable(),
  currentShipBy: localDate.nullable(),
  noticeClass: z.string().max(32).nullable(),
  silenceMeans: z.enum(['CONSENT', 'CANCEL']).nullable(),
  consentDueBy: localDate.nullable(),
  renewedOptionDueBy: localDate.nullable(),
  boundaryAt: instant.nullable(),
  cancelReason: z.string().max(32).nullable(),
  vestingDate: localDate.nullable(),
  refundDueBy: localDate.nullable(),
  continuingCancelRight: z.boolean(),
  shippedQuantity: z.int().nonnegative(),
  cancelledQuantity: z.int().nonnegative(),
  violations: z.array(z.string().max(64)).max(20),
  basis: z.record(z.string(), basis),
});
export type LineObligation = z.infer<typeof lineObligation>;

/** What other laws than 16 CFR 435 say of the order: the fields of their packs' answers. */
export const otherLaw = z.object({
  pack: z.string().max(64),
  answer: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
});

export const refundPart = z.object({
  tender: tender.exclude(['MIXED']),
  amountMinor: amountMinor.nonnegative(),
  dueBy: localDate,
  /** By the reading that binds the seller most: warnings go by it (CV-WORKDAY). */
  strictDueBy: localDate.exactOptional(),
  form: z.string().max(64),
});

export const lineUnits = z.object({ lineId: uuid, quantity });
export { words };
