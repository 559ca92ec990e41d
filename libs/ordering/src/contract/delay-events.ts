import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';
import {
  consentedTo,
  goodwillKind,
  goodwillOffered,
  lineObligation,
  lineUnits,
  MAX_GOODWILL,
  noticeEvidence,
  optionContent,
  otherLaw,
  reasonableBasis,
  refundPart,
  replyEvidence,
  words,
} from './delay-facts.js';
import { MAX_LINES, tender } from './order-facts.js';

const { uuid, instant, localDate, amountMinor, code, quantity, text } = schemas;
const order = { orderId: uuid };
const lineIds = z.array(uuid).min(1).max(MAX_LINES);
const reply = { ...order, lines: lineIds, ...replyEvidence.shape };

export const paymentFact = z.enum([
  'RECEIVED',
  'HONORED',
  'DISHONORED',
  'CASH_TENDERED',
  'CREDIT_QUALIFIED',
  'CREDIT_DECLINED',
]);

/** Whether an order is paid after such a fact; what is left out says nothing of money received. */
export const PAID_AFTER: Partial<Record<z.infer<typeof paymentFact>, boolean>> = {
  RECEIVED: true,
  HONORED: true,
  CASH_TENDERED: true,
  DISHONORED: false,
  CREDIT_DECLINED: false,
};

/** What 16 CFR 435 turns on, in the order stream, and what follows from it. */
export const delayEvents = {
  /** The time within which the buyer was told, or the rule says, that goods ship; and why that was reasonable. */
  ShipPromiseMade: defineEvent(
    'ordering.ShipPromiseMade',
    z.object({
      ...order,
      lines: z
        .array(
          z.object({
            lineId: uuid,
            kind: z.enum(['STATED', 'DEFAULT']),
            shipBy: localDate,
            shownText: text.nullable(),
            basis: reasonableBasis,
          }),
        )
        .min(1)
        .max(MAX_LINES),
    }),
  ),
  PaymentRecorded: defineEvent(
    'ordering.PaymentRecorded',
    z.object({
      ...order,
      fact: paymentFact,
      occurredAt: instant,
      tender: tender.exclude(['MIXED']).nullable(),
      /** What was paid; left out: all that was ordered. */
      amountMinor: amountMinor.nonnegative().exactOptional(),
    }),
  ),
  InformationCompleted: defineEvent(
    'ordering.InformationCompleted',
    z.object({ ...order, occurredAt: instant }),
  ),
  /** The seller became aware that lines cannot ship in time, 435.2(b)(1). */
  DelayDiscovered: defineEvent(
    'ordering.DelayDiscovered',
    z.object({
      ...order,
      discoveredAt: instant,
      source: text,
      lines: z
        .array(z.object({ lineId: uuid, shipBy: localDate, projectedDate: localDate.nullable() }))
        .min(1)
        .max(MAX_LINES),
    }),
  ),
  DelayOptionOffered: defineEvent(
    'ordering.DelayOptionOffered',
    z.object({
      ...order,
      lines: lineIds,
      kind: z.enum(['FIRST', 'RENEWED']),
      sentAt: instant,
      /** Null: no date can be given. */
      revisedShipDate: localDate.nullable(),
      reason: words.nullable(),
      basis: reasonableBasis,
      content: optionContent,
      advanceConsentUntil: consentedTo.nullable(),
      notice: noticeEvidence.nullable(),
      /** What stood beside it. */
      goodwill: z.array(goodwillOffered).max(MAX_GOODWILL).exactOptional(),
    }),
  ),
  /** An option that was sent never arrived: it is none (CV-OFFER). */
  OptionUndelivered: defineEvent(
    'ordering.OptionUndelivered',
    z.object({ ...order, noticeId: uuid, learnedAt: instant, reason: text }),
  ),
  BuyerConsented: defineEvent('ordering.BuyerConsented', z.object({ ...reply, to: consentedTo.nullable() })),
  /** The units are in `LineCancelled`, beside it. */
  BuyerCancelled: defineEvent('ordering.BuyerCancelled', z.object(reply)),
  /** Neither consent nor cancellation: silence goes on. */
  BuyerMessageReceived: defineEvent('ordering.BuyerMessageReceived', z.object({ ...reply, message: words }), {
    pii: ['message'],
  }),
  /** The buyer agreed to other goods instead; which units they replace is in `LineSubstituted`, beside it. */
  SubstituteChosen: defineEvent('ordering.SubstituteChosen', z.object({ ...reply, sku: code })),
  /** An answer on record that came too late, or where nothing was asked. */
  ConsentRefused: defineEvent(
    'ordering.ConsentRefused',
    z.object({
      ...reply,
      to: consentedTo.nullable(),
      code: z.string().max(64),
      reason: text,
      /** What the buyer meant: it counts once facts reported late show that it was in time. */
      answer: z.enum(['CONSENT', 'CANCEL']).exactOptional(),
    }),
  ),
  /** A period ended without shipment or agreement: the units are in `LineCancelled`, beside it. */
  DeadlineReached: defineEvent(
    'ordering.DeadlineReached',
    z.object({
      ...order,
      ...lineUnits.shape,
      deadlineAt: instant,
      reason: z.enum(['NO_OPTION_OFFERED', 'NO_EXPRESS_CONSENT', 'NO_CONSENT_TO_FURTHER_DELAY']),
      vestingDate: localDate,
    }),
  ),
  /** A fact reported late shows that units were never deemed cancelled. */
  CancellationCorrected: defineEvent(
    'ordering.CancellationCorrected',
    z.object({
      ...order,
      ...lineUnits.shape,
      reason: text,
      /** Those that are owed again and have to be got: a new demand on the SKU. None where they are out already. */
      again: z.object({ demandId: uuid, quantity }).exactOptional(),
    }),
  ),
  RefundRequired: defineEvent(
    'ordering.RefundRequired',
    z.object({
      ...order,
      refundId: uuid,
      lines: z.array(lineUnits).min(1).max(MAX_LINES),
      cause: z.string().max(32),
      vestingDate: localDate,
      amountMinor: amountMinor.nonnegative(),
      parts: z.array(refundPart).max(10),
      /** Money only: those units were refunded, or substituted, and it turned out that more is owed for them. */
      difference: z.literal(true).exactOptional(),
    }),
  ),
  RefundSent: defineEvent(
    'ordering.RefundSent',
    z.object({
      ...order,
      refundId: uuid,
      sentAt: instant,
      form: z.string().min(1).max(64),
      amountMinor: amountMinor.nonnegative(),
      reference: text.nullable(),
    }),
  ),
  RefundFailed: defineEvent(
    'ordering.RefundFailed',
    z.object({ ...order, refundId: uuid, failedAt: instant, reason: text }),
  ),
  /** The way the buyer paid cannot be used: 435.1(b)(1) proviso. */
  RefundMethodUnavailable: defineEvent(
    'ordering.RefundMethodUnavailable',
    z.object({ ...order, refundId: uuid, discoveredAt: instant, reason: text }),
  ),
  /** Of units that were never deemed cancelled, before anything was sent. */
  RefundWithdrawn: defineEvent(
    'ordering.RefundWithdrawn',
    z.object({ ...order, refundId: uuid, reason: text }),
  ),
  /** A limit comes near, and what has to be done by then is not done: somebody should look. */
  DeadlineNear: defineEvent(
    'ordering.DeadlineNear',
    z.object({
      ...order,
      /** What is neither shipped nor agreed on, and when its period ends. */
      lines: z.array(z.object({ lineId: uuid, dueAt: instant })).max(MAX_LINES),
      refunds: z.array(z.object({ refundId: uuid, dueBy: localDate })).max(MAX_LINES),
    }),
  ),
  /** Something for the buyer's patience; never in place of a refund. */
  GoodwillGranted: defineEvent(
    'ordering.GoodwillGranted',
    z.object({
      ...order,
      goodwillId: uuid,
      /** Of what had been offered; otherwise it is given unasked. */
      offerId: uuid.exactOptional(),
      kind: goodwillKind,
      description: text,
      /** What it costs the seller, in minor units of the order's currency. */
      amountMinor: amountMinor.nonnegative().nullable(),
      reason: text,
    }),
  ),
  /** What the rule says of lines now; only those of which it says something new. */
  ObligationsAssessed: defineEvent(
    'ordering.ObligationsAssessed',
    z.object({
      ...order,
      packs: z.array(z.string().max(64)),
      conventions: z.string().max(64),
      timeZone: z.string().max(64),
      lines: z.array(lineObligation).max(MAX_LINES),
      otherLaws: z.array(otherLaw).max(7),
    }),
  ),
} as const;

export type DelayEvent = EventsOf<typeof delayEvents>;
