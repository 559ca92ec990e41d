import { defineEvent, streamName } from '#eventing';
import { schemas } from '#kernel';
import { language } from '#notification/contract';
import { goodwillKind, MAX_GOODWILL } from '#ordering/contract';
import { z } from 'zod';

const { amountMinor, text } = schemas;
const oneLine = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line');

/** Messages that no law asks for, and a good shop sends. */
export const FRIENDLY_KINDS = [
  'BACKORDER_CONFIRMED',
  'GOODS_ARRIVED',
  'SHIPPED',
  'RULE_CANCELLED',
  'REFUND_SENT',
  'DATE_MOVED',
  'FOLLOW_UP',
] as const;

/** Where a policy does not say. */
export const MESSAGE_DEFAULTS = { dateMovedDays: 3, followUpDays: 10 } as const;

/** How a tenant keeps the delay rules: its choice within the law. */
export const delayPolicy = z.object({
  /** Who the buyer hears from, and answers to. */
  seller: z.object({
    name: oneLine(200),
    replyAddress: z.email().max(320),
    phone: oneLine(40).nullable(),
  }),
  language,
  /** SEND: an option goes out by itself as soon as a delay is discovered. PROPOSE: somebody sends it. */
  options: z.enum(['SEND', 'PROPOSE']),
  /** Days added to the projected date: what is promised a second time should hold. */
  marginDays: z.int().min(0).max(90),
  /** Why no date can be given, as the buyer is told (435.2(a)(3)(ii)). Null: options without a date are only proposed. */
  undatedReason: oneLine(500).nullable(),
  messages: z.array(z.enum(FRIENDLY_KINDS)).max(FRIENDLY_KINDS.length),
  /** `DATE_MOVED` goes out once the expected date is so many days from the one that the buyer was told last. */
  dateMovedDays: z.int().min(1).max(90).exactOptional(),
  /** `FOLLOW_UP` goes out so many days after the carrier got the goods. */
  followUpDays: z.int().min(1).max(365).exactOptional(),
  /** Offered with each first option, beside the rights that the law gives. */
  goodwill: z
    .array(
      z.object({
        kind: goodwillKind,
        description: oneLine(300),
        amountMinor: amountMinor.nonnegative().nullable(),
        /** So many days from the notice on it can be granted; not said: at any time. */
        validDays: z.int().min(1).max(3650).exactOptional(),
      }),
    )
    .max(MAX_GOODWILL),
});
export type DelayPolicy = z.infer<typeof delayPolicy>;

/** The stream `delay_policy-<tenant>~all`. */
export const policyEvents = {
  PolicySet: defineEvent('compliance.PolicySet', z.object({ policy: delayPolicy, reason: text })),
} as const;

export const policyCommands = {
  'compliance.SetPolicy': z.object({ policy: delayPolicy, reason: text }),
} as const;

export function policyStream(tenant: string): string {
  return streamName('delay_policy', tenant, 'all');
}
