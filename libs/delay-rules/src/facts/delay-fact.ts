import { z } from 'zod';
import { localDay, offsetInstant } from './primitives.js';
import { decimalAmount, payment, tender } from './payment.js';
import { statedShipTime } from './stated-ship-time.js';

const lineId = z.string().min(1).max(64);
const lineIds = z.array(lineId).min(1).max(1000);
const quantities = z.record(lineId, z.int().positive().max(1_000_000_000));
const words = z.string().max(10_000);

function fact<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), ...shape });
}

/** What a delay option said, clause by clause (16 CFR 435.2(b)). */
export const optionContent = z.strictObject({
  cancelRightAndPromptRefund: z.boolean(),
  silenceStatement: z.enum(['CONSENT', 'CANCEL']).nullish(),
  continuingCancelRight: z.boolean().nullish(),
  costFreeReply: z.boolean(),
});
export type OptionContent = z.infer<typeof optionContent>;

export const consentedTo = z.union([z.literal('INDEFINITE'), localDay]);

/**
 * Facts of an order that the rules turn on; each with the time that counts for it. `lines` names the lines concerned,
 * all of them where it is left out.
 */
const facts = [
  fact('OrderReceived', {
    at: offsetInstant,
    informationComplete: z.boolean().nullish(),
    payment: payment.nullish(),
    sellerCreditApplication: z.boolean().nullish(),
    statedShipTime: statedShipTime.nullish(),
    advertisedShipTime: statedShipTime.nullish(),
    lineStatedShipTime: z.record(lineId, statedShipTime.nullable()).nullish(),
    lines: lineIds.nullish(),
    quantities: quantities.nullish(),
    recipientIsNotBuyer: z.boolean().nullish(),
  }),
  fact('PaymentReceived', { at: offsetInstant, tender: tender.nullish() }),
  fact('PaymentHonored', { at: offsetInstant }),
  fact('PaymentDishonored', { at: offsetInstant, tender: tender.nullish() }),
  fact('CashTendered', { at: offsetInstant }),
  fact('CreditQualified', { at: offsetInstant }),
  fact('CreditDeclined', { at: offsetInstant }),
  fact('OrderInformationCompleted', { at: offsetInstant }),
  fact('DelayDiscovered', { at: offsetInstant, lines: lineIds.nullish(), source: words.nullish() }),
  fact('DelayOptionOffered', {
    kind: z.enum(['FIRST', 'RENEWED']),
    at: offsetInstant,
    revisedShipDate: localDay.nullable(),
    reason: words.nullish(),
    content: optionContent.nullish(),
    advanceConsentSought: z.strictObject({ until: consentedTo }).nullish(),
    sentTo: z.enum(['BUYER', 'RECIPIENT']).nullish(),
    channel: z.string().max(64).nullish(),
    firstViewedAt: offsetInstant.nullish(),
    deliveryStatus: z.string().max(64).nullish(),
    lines: lineIds.nullish(),
  }),
  fact('ShipDateUpdateSent', {
    at: offsetInstant,
    revisedShipDate: localDay.nullish(),
    lines: lineIds.nullish(),
  }),
  fact('BuyerConsented', {
    receivedAt: offsetInstant,
    to: consentedTo.nullish(),
    basis: z.string().max(64).nullish(),
    lines: lineIds.nullish(),
  }),
  fact('BuyerCancelled', {
    receivedAt: offsetInstant,
    lines: lineIds.nullish(),
    quantities: quantities.nullish(),
    /** The seller lets the buyer go although the Rule does not ask for it. */
    honoured: z.boolean().nullish(),
  }),
  fact('BuyerMessage', {
    receivedAt: offsetInstant,
    classification: z.string().max(64).nullish(),
    text: words.nullish(),
  }),
  fact('RecipientMessage', { receivedAt: offsetInstant, text: words.nullish() }),
  fact('BuyerSwappedLine', {
    at: offsetInstant,
    line: lineId,
    newLine: lineId,
    /** Units that were swapped; all that were owed where it is left out. */
    quantity: z.int().positive().max(1_000_000_000).nullish(),
    /** Units of the new line, where it was made larger since. */
    newQuantity: z.int().positive().max(1_000_000_000).nullish(),
  }),
  fact('BuyerChangedAddress', { at: offsetInstant }),
  fact('LabelCreated', { at: offsetInstant, lines: lineIds.nullish() }),
  fact('ShippedToCarrier', {
    handedOverAt: offsetInstant,
    recordedAt: offsetInstant.nullish(),
    lines: lineIds.nullish(),
    quantities: quantities.nullish(),
    substitute: z.boolean().nullish(),
    buyerAgreedToSubstitute: z.boolean().nullish(),
  }),
  fact('SellerCancelled', {
    noticeSentAt: offsetInstant,
    lines: lineIds.nullish(),
    quantities: quantities.nullish(),
  }),
  fact('DeadlineReached', {
    deadline: z.string().max(64),
    recordedAt: offsetInstant,
    lines: lineIds.nullish(),
  }),
  fact('RefundMethodUnavailable', { at: offsetInstant, lines: lineIds.nullish() }),
  fact('RefundSent', {
    at: offsetInstant,
    form: z.string().max(64).nullish(),
    amount: decimalAmount.nullish(),
    lines: lineIds.nullish(),
    quantities: quantities.nullish(),
  }),
  // Of other laws than 16 CFR 435.
  fact('ConsumerSetAdditionalPeriod', { at: offsetInstant, until: localDay }),
  fact('DelayNoticeSent', { at: offsetInstant }),
  fact('BuyerRequestedRefund', { receivedAt: offsetInstant }),
  fact('ConsumerCancelled', {
    noticeSentAt: offsetInstant.nullish(),
    noticeGivenAt: offsetInstant.nullish(),
  }),
] as const;

export const DELAY_FACT_TYPES: readonly string[] = facts.map(({ shape }) => shape.type.value);

export const delayFact = z.discriminatedUnion('type', facts);
export type DelayFact = z.infer<typeof delayFact>;
export type DelayFactType = DelayFact['type'];
export type FactOf<Type extends DelayFactType> = Extract<DelayFact, { readonly type: Type }>;
