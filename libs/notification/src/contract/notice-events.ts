import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { consentedTo, goodwillToOffer, MAX_GOODWILL, reasonableBasis } from '#ordering/contract';
import { z } from 'zod';
import { language, noticeKind } from './notice-kind.js';
import { noticeFields } from './notice.js';

const { amountMinor, code, instant, localDate, text, uuid } = schemas;

/**
 * Everything that a notice says, but for its links, which are secrets and follow from who sends it, and for the last days
 * of goodwill, which follow from the offer and the day of the request.
 */
export const noticeContent = z
  .object(noticeFields)
  .omit({ noticeId: true, tenant: true, links: true, goodwillUntil: true });
export type NoticeContent = z.infer<typeof noticeContent>;

/** What a delay notice puts to the buyer once it has gone out (16 CFR 435.2(b)). */
export const noticeOffer = z.object({
  revisedShipDate: localDate.nullable(),
  reason: z.string().min(1).max(500).nullable(),
  basis: reasonableBasis,
  advanceConsentUntil: z.union([z.literal('INDEFINITE'), localDate]).nullable(),
  goodwill: z.array(goodwillToOffer).max(MAX_GOODWILL).exactOptional(),
});

/** What was chosen for which lines, as the order's command has it. */
export const noticeAnswers = z
  .array(
    z.object({
      lines: z.array(uuid).min(1).max(500),
      answer: z.enum(['CONSENT', 'CANCEL', 'SUBSTITUTE']),
      to: consentedTo.nullable(),
      substituteSku: code.nullable(),
      substitutePriceMinor: amountMinor.nonnegative().exactOptional(),
    }),
  )
  .min(1)
  .max(50);

const notice = { noticeId: uuid, orderId: uuid };
const channel = z.string().min(1).max(32);
/** `SMTP_550 5.1.1`: a code, without personal data. */
const reason = z.string().min(1).max(200);

/** The stream `notice-<tenant>~<noticeId>`: what one buyer was to be told, and how that went. */
export const noticeEvents = {
  NoticeRequested: defineEvent(
    'notification.NoticeRequested',
    z.object({
      ...notice,
      orderRef: code,
      kind: noticeKind,
      language,
      /** Of the lines in `content.lines`, in turn. */
      lineIds: z.array(uuid).max(500),
      content: noticeContent,
      offer: noticeOffer.nullable(),
      /** What led to it: the event, or who asked. */
      because: text,
    }),
  ),
  /** Handed to the channel at `sentAt`; the exact bytes are kept under `contentHash`. */
  NoticeSent: defineEvent(
    'notification.NoticeSent',
    z.object({
      ...notice,
      sentAt: instant,
      channel,
      mediaType: z.string().max(64),
      contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
      templateId: z.string().max(128),
      templateVersion: z.int().positive(),
      language,
      /** What the channel calls it. */
      reference: z.string().max(200).nullable(),
      attempt: z.int().positive(),
    }),
  ),
  NoticeFailed: defineEvent(
    'notification.NoticeFailed',
    z.object({
      ...notice,
      failedAt: instant,
      channel,
      reason,
      permanent: z.boolean(),
      attempt: z.int().positive(),
    }),
  ),
  /** No channel took it: somebody has to write to the buyer. */
  NoticeUndeliverable: defineEvent(
    'notification.NoticeUndeliverable',
    z.object({ ...notice, gaveUpAt: instant, attempts: z.int().positive(), reason }),
  ),
  /** The buyer answered by the notice's link, once; the order is told of it. */
  NoticeAnswered: defineEvent(
    'notification.NoticeAnswered',
    z.object({
      ...notice,
      receivedAt: instant,
      answers: noticeAnswers,
      shownText: z.string().min(1).max(20_000),
    }),
  ),
  /** The channel reports that it arrived. */
  NoticeDelivered: defineEvent(
    'notification.NoticeDelivered',
    z.object({ ...notice, occurredAt: instant, channel, reference: text.nullable() }),
  ),
  /** The channel reports, later, that it never arrived. */
  NoticeBounced: defineEvent(
    'notification.NoticeBounced',
    z.object({ ...notice, occurredAt: instant, channel, reason }),
  ),
} as const;

export type NoticeEvent = EventsOf<typeof noticeEvents>;
