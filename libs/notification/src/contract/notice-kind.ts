import { z } from 'zod';

/** Offers of 16 CFR 435.2(b): first ones by class (delay-rules §4.2), renewed ones by whether they name a date (§5). */
export const DELAY_KINDS = [
  'DELAY_FIRST_SHORT',
  'DELAY_FIRST_LONG',
  'DELAY_FIRST_INDEFINITE',
  'DELAY_RENEWED_DEFINITE',
  'DELAY_RENEWED_INDEFINITE',
] as const;
export type DelayKind = (typeof DELAY_KINDS)[number];

/**
 * Why a buyer is written to. `RULE_CANCELLED`: the rule cancelled the order (435.2(c)), the refund is on its way.
 * `DATE_MOVED`: goods are expected on another day, and still in time. `FOLLOW_UP`: some days after the shipment.
 */
export const NOTICE_KINDS = [
  ...DELAY_KINDS,
  'RULE_CANCELLED',
  'REFUND_SENT',
  'BACKORDER_CONFIRMED',
  'DATE_MOVED',
  'GOODS_ARRIVED',
  'SHIPPED',
  'FOLLOW_UP',
] as const;
export const noticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof noticeKind>;

export function isDelayKind(kind: NoticeKind): kind is DelayKind {
  return DELAY_KINDS.some((delay) => delay === kind);
}

/** The first is what a seller gets who chose none. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;
