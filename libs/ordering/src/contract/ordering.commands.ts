import { jsonBytes, schemas } from '#kernel';
import { lineSupply, sourcing } from '#stock/contract';
import { z } from 'zod';
import { MAX_LINES, MAX_LINES_BYTES, orderFacts, orderLine } from './order-facts.js';
import { delayCommands, type DelayRejectionCode } from './delay-commands.js';
import { cancelledBy } from './ordering.events.js';

const { quantity, uuid, instant, code, text, timeZone } = schemas;
const order = { orderId: uuid };
const lineQuantity = z.object({ lineId: uuid, quantity });

export const orderingCommands = {
  /** Line ids and numbers are given by the decider, from the command id. */
  'ordering.PlaceOrder': orderFacts.extend({
    /** Null: now. */
    placedAt: instant.nullable(),
    timeZone,
    lines: z
      .array(orderLine.omit({ lineId: true, lineNo: true }))
      .min(1)
      .max(MAX_LINES)
      .refine(
        (lines) => jsonBytes(lines) <= MAX_LINES_BYTES,
        `are more than ${MAX_LINES_BYTES} bytes as JSON`,
      ),
  }),
  'ordering.CancelOrderLine': z.object({
    ...order,
    lineId: uuid,
    /** Null: all that is not shipped. */
    quantity: quantity.nullable(),
    by: cancelledBy,
    reason: text,
  }),
  'ordering.ChangeLineQuantity': z.object({ ...order, lineId: uuid, quantity, reason: text }),
  'ordering.HoldOrder': z.object({ ...order, reason: text }),
  'ordering.ReleaseOrder': z.object({ ...order, note: text.nullable() }),
  'ordering.CancelOrder': z.object({ ...order, by: cancelledBy, reason: text }),
  'ordering.ConfirmShipment': z.object({
    ...order,
    carrier: text,
    tracking: text.nullable(),
    /** Null: now. Never in the future. */
    handedOverAt: instant.nullable(),
    lines: z.array(lineQuantity).min(1).max(MAX_LINES),
  }),
  'ordering.RecordReturn': z.object({
    ...order,
    lines: z
      .array(lineQuantity.extend({ restock: z.boolean() }))
      .min(1)
      .max(MAX_LINES),
    reason: code,
  }),
  /** Issued by the fulfilment process only. */
  'ordering.RecordSupply': z.object({
    ...order,
    lines: z.array(lineSupply.extend({ sourcing: sourcing.nullable() })),
    refusedBefore: z.array(lineQuantity).exactOptional(),
  }),
  ...delayCommands,
} as const;

export type OrderingCommandName = keyof typeof orderingCommands;
export type OrderingCommand = {
  [Name in OrderingCommandName]: { readonly type: Name } & z.infer<(typeof orderingCommands)[Name]>;
}[OrderingCommandName];

export type OrderingRejectionCode =
  | DelayRejectionCode
  | 'ORDER_REF_TAKEN'
  | 'ORDER_NOT_FOUND'
  | 'ORDER_CANCELLED'
  | 'ORDER_ON_HOLD'
  | 'ORDER_NOT_ON_HOLD'
  | 'LINE_NOT_FOUND'
  | 'DUPLICATE_LINE'
  | 'QUANTITY_EXCEEDS_OPEN'
  | 'QUANTITY_BELOW_SHIPPED'
  | 'NOT_ALLOCATED'
  | 'COMPLETE_ONLY'
  | 'SHIP_TOGETHER'
  | 'SHIP_GROUP_REQUIRED'
  | 'HANDOVER_IN_FUTURE'
  | 'PLACED_IN_FUTURE'
  | 'RETURN_EXCEEDS_SHIPPED'
  | 'ALREADY_SHIPPED'
  | 'NOTHING_TO_CANCEL';
