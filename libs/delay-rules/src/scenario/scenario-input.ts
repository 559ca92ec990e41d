import { schemas } from '#kernel';
import { z } from 'zod';
import { conventionNames, findConventions } from '../conventions/conventions.js';
import { delayFact } from '../facts/delay-fact.js';
import { decimalAmount, payment } from '../facts/payment.js';
import { localDay, offsetInstant } from '../facts/primitives.js';
import { ScenarioProblem } from './scenario-problem.js';

const lineName = z.string().min(1).max(64);

/** A command tried at `asOf`. */
export const scenarioCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('OfferDelayOption'),
    kind: z.enum(['FIRST', 'RENEWED']),
    revisedShipDate: localDay.nullish(),
    reason: z.string().max(10_000).nullish(),
    reasonableBasis: z.record(z.string(), z.json()).nullish(),
  }),
  z.strictObject({ type: z.literal('HandOverToCarrier') }),
]);
export type ScenarioCommand = z.infer<typeof scenarioCommand>;

/** A question to the rules: facts of an order and a moment, or a pure function's arguments. */
export const scenarioInput = z.strictObject({
  jurisdiction: z.enum(['US-FTC-MITOR', 'US-CA-17538', 'EU-CRD', 'UK-CRA', 'CA-ON', 'CA-QC', 'AU-ACL']),
  complianceZone: schemas.timeZone.nullish(),
  conventions: z
    .string()
    .refine((name) => findConventions(name) !== undefined, `must be one of ${conventionNames().join(', ')}`)
    .nullish(),
  events: z.array(delayFact).max(1000).nullish(),
  asOf: offsetInstant.nullish(),
  command: scenarioCommand.nullish(),
  computeOnly: z.enum(['SCOPE', 'REFUND_DUE', 'REFUND_AMOUNT']).nullish(),
  category: z
    .enum([
      'GENERAL',
      'SERIAL_SUBSCRIPTION',
      'SEEDS_AND_GROWING_PLANTS',
      'PRENOTIFICATION_NEGATIVE_OPTION',
      'SERVICE',
    ])
    .nullish(),
  channel: z.enum(['INTERNET', 'MAIL', 'TELEPHONE', 'INTERNET_VIA_STORE_KIOSK', 'IN_STORE']).nullish(),
  paymentTerms: z
    .enum(['PREPAID', 'CARD_CHARGED_ON_SHIPMENT', 'COD', 'INVOICE_ON_RECEIPT', 'SELLER_CREDIT_OPEN_ACCOUNT'])
    .nullish(),
  installment: z.int().positive().nullish(),
  firstShipmentCompliant: z.boolean().nullish(),
  vestedAt: offsetInstant.nullish(),
  payment: payment.nullish(),
  methodUnavailableDiscoveredAt: offsetInstant.nullish(),
  lines: z
    .array(z.strictObject({ id: lineName, price: decimalAmount }))
    .max(1000)
    .nullish(),
  paid: z
    .strictObject({
      items: decimalAmount.nullish(),
      shipping: decimalAmount.nullish(),
      handling: decimalAmount.nullish(),
      insurance: decimalAmount.nullish(),
      tax: decimalAmount.nullish(),
      discount: decimalAmount.nullish(),
    })
    .nullish(),
  shippedLines: z.array(lineName).max(1000).nullish(),
  shippingTable: z
    .array(z.strictObject({ upTo: decimalAmount.nullable(), charge: decimalAmount }))
    .max(100)
    .nullish(),
  contractConcludedAt: offsetInstant.nullish(),
  paymentAcceptedAt: offsetInstant.nullish(),
  agreedDeliveryDate: localDay.nullish(),
  timeEssential: z.boolean().nullish(),
});
export type ScenarioInput = z.infer<typeof scenarioInput>;

/** A field that this question turns on. Throws `ScenarioProblem` where it is absent: it is never guessed. */
export function needed<Field extends keyof ScenarioInput>(
  input: ScenarioInput,
  field: Field,
): NonNullable<ScenarioInput[Field]> {
  const value = input[field];
  if (value === null || value === undefined) {
    throw new ScenarioProblem([{ field: `input.${field}`, problem: 'is needed for this question' }]);
  }
  return value;
}
