import { schemas } from '#kernel';
import { z } from 'zod';
import { noticeGaps } from './notice-gaps.js';
import { language, LANGUAGES, noticeKind } from './notice-kind.js';

const { amountMinor, code, currency, quantity, timeZone, uuid } = schemas;

/** One line of text: no control characters, so that nothing can break out of a header. */
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line');
const day = z.iso.date();
const link = z.url({ protocol: /^https?$/ }).max(2000);

/** What a line's buyer is told, and when silence has an effect. Dates end at midnight of the notice's time zone. */
export const noticeLine = z.object({
  lineNo: z.int().positive(),
  sku: code,
  quantity,
  /** Applicable time, or the date it was last promised by. */
  promisedBy: day.nullable(),
  /** Null: no date can be given. */
  revisedShipDate: day.nullable(),
  /** The last day on which consent or shipment prevents cancellation: K, or R of a renewed option. */
  silenceCancelsOn: day.nullable(),
  silence: z.enum(['CONSENT', 'CANCEL']).nullable(),
});
export type NoticeLine = z.infer<typeof noticeLine>;

/** Other goods, offered beside consent and cancellation. The buyer pays no more than for what was ordered. */
export const substitute = z.object({
  sku: code,
  description: line(500),
  /** What a unit costs: where that is less, the buyer gets the difference back. */
  unitPriceMinor: amountMinor.nonnegative().exactOptional(),
});

/** How the money goes back (16 CFR 435.1(d)). Store credit is never a refund. */
export const REFUND_FORMS = [
  'ORIGINAL_METHOD',
  'CASH_CHECK_MONEY_ORDER',
  'CREDIT_MEMO',
  'NOT_CHARGED',
] as const;
export const noticeRefund = z.object({
  amountMinor: amountMinor.nonnegative(),
  currency,
  form: z.enum(REFUND_FORMS),
  /** The statement to the buyer names date and amount (435.1(d)(3)). Null: on its way. */
  sentOn: day.nullable(),
});

export const noticeShipment = z.object({
  carrier: line(200),
  tracking: line(200).nullable(),
  lines: z
    .array(z.object({ lineNo: z.int().positive(), sku: code, quantity }))
    .min(1)
    .max(500),
});

export const noticeFields = {
  kind: noticeKind,
  noticeId: uuid,
  tenant: code,
  language: language.default(LANGUAGES[0]),
  seller: z.object({ name: line(200), replyAddress: z.email().max(320), phone: line(40).nullable() }),
  orderRef: line(64),
  placedOn: day,
  timeZone,
  /** What the notice is about; of `SHIPPED`, what is still to come. */
  lines: z.array(noticeLine).max(500),
  reason: line(500).nullable(),
  /** A further delay that the buyer may agree to now (435.2(b)(1)(iv)). */
  advanceConsentUntil: z.union([day, z.literal('INDEFINITE')]).nullable(),
  substitutes: z.array(substitute).max(20),
  goodwill: z.array(line(500)).max(10),
  /** The last day of each of them; null, or left out: it does not end. */
  goodwillUntil: z.array(day.nullable()).max(10).exactOptional(),
  links: z.object({ keep: link.nullable(), cancel: link.nullable(), page: link.nullable() }),
  refund: noticeRefund.nullable(),
  shipment: noticeShipment.nullable(),
};

/** Everything a notice is rendered from, but for who gets it: no name, no address. */
export const noticeData = z.object(noticeFields).superRefine((data, context) => {
  for (const { path, message } of noticeGaps(data)) context.addIssue({ code: 'custom', path, message });
});
export type NoticeData = z.infer<typeof noticeData>;

/** Who gets a notice: personal, so it comes apart from the data and is never stored with it. Null: unknown or erased. */
export const recipient = z.object({
  name: line(200).nullable(),
  email: z.email().max(320).nullable(),
  /** Lines as printed on an envelope, without the name. */
  postalAddress: z.array(line(200)).min(1).max(7).nullable(),
});
export type Recipient = z.infer<typeof recipient>;
