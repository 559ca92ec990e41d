import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { lineSupply, sourcing } from '#stock/contract';
import { z } from 'zod';
import type { DelayEvent } from './delay-events.js';
import { CUSTOMER_PII, orderFacts, orderLine } from './order-facts.js';

const { quantity, quantityOrZero, uuid, instant, code, text, amountMinor } = schemas;
const lineQuantity = z.object({ lineId: uuid, quantity });
export const cancelledBy = z.enum(['BUYER', 'SELLER']);
/** Or the rule: a period ended without shipment or agreement. */
const cancelledHow = z.enum([...cancelledBy.options, 'RULE']);

/**
 * A line of a ship group, and what it has. `demandIds` are those by which its SKU knows it. `lacks`: there are too few of
 * its SKU for all lines of the group.
 */
const groupPart = z.object({
  lineId: uuid,
  location: code,
  sku: code,
  demandIds: z.array(uuid),
  open: quantityOrZero,
  allocated: quantityOrZero,
  lacks: z.boolean(),
});
export type GroupPart = z.infer<typeof groupPart>;

/** The stream `order-<tenant>~<orderId>`. */
export const orderingEvents = {
  OrderPlaced: defineEvent('ordering.OrderPlaced', orderFacts, { pii: CUSTOMER_PII }),
  /**
   * What the SKU streams say of the order's lines: absolute, so a late one changes nothing.
   * `sourcing` is there the first time.
   */
  SupplyRecorded: defineEvent(
    'ordering.SupplyRecorded',
    z.object({
      orderId: uuid,
      lines: z.array(lineSupply.extend({ sourcing: sourcing.nullable() })),
      /** Units that were cancelled here when their SKU had refused them already: they count as refused only. */
      refusedBefore: z.array(lineQuantity).exactOptional(),
    }),
  ),
  LineCancelled: defineEvent(
    'ordering.LineCancelled',
    z.object({
      orderId: uuid,
      lineId: uuid,
      quantity,
      by: cancelledHow,
      reason: text,
      /** It carries out what another event of the same decision says: it is no fact of its own. */
      follows: z.literal(true).exactOptional(),
    }),
  ),
  /** `demandId` names the additional demand when the quantity grew. */
  LineQuantityChanged: defineEvent(
    'ordering.LineQuantityChanged',
    z.object({
      orderId: uuid,
      lineId: uuid,
      from: quantity,
      to: quantity,
      demandId: uuid.nullable(),
      reason: text,
    }),
  ),
  /**
   * Other goods take the place of units that are still owed, as the buyer agreed: a line of its own. What was ordered
   * stays on record; its units are in `LineCancelled`, beside it.
   */
  LineSubstituted: defineEvent(
    'ordering.LineSubstituted',
    z.object({
      orderId: uuid,
      lineId: uuid,
      quantity,
      replyId: uuid,
      /** When the seller received the buyer's agreement. */
      agreedAt: instant,
      /** Its price is what the buyer pays: never more than what was ordered. */
      line: orderLine,
      /** What a unit costs elsewhere; null: nobody said. The seller waives what is above the line's price. */
      substitutePriceMinor: amountMinor.nonnegative().nullable(),
    }),
  ),
  OrderHeld: defineEvent('ordering.OrderHeld', z.object({ orderId: uuid, reason: text })),
  OrderReleased: defineEvent('ordering.OrderReleased', z.object({ orderId: uuid, note: text.nullable() })),
  OrderCancelled: defineEvent(
    'ordering.OrderCancelled',
    z.object({ orderId: uuid, lines: z.array(lineQuantity).min(1), by: cancelledBy, reason: text }),
  ),
  /** Goods physically in the carrier's possession (16 CFR 435.1(e)) at `handedOverAt`. */
  ShipmentConfirmed: defineEvent(
    'ordering.ShipmentConfirmed',
    z.object({
      orderId: uuid,
      shipmentId: uuid,
      carrier: text,
      tracking: text.nullable(),
      handedOverAt: instant,
      lines: z.array(lineQuantity).min(1),
    }),
  ),
  ReturnRecorded: defineEvent(
    'ordering.ReturnRecorded',
    z.object({
      orderId: uuid,
      returnId: uuid,
      lines: z.array(lineQuantity.extend({ restock: z.boolean() })).min(1),
      reason: code,
    }),
  ),
  /**
   * How a ship group of several lines stands, from the first time on that one SKU of it is there and another lacks:
   * of groups that are served at once nothing is said. Only the parts of which something is new.
   */
  ShipGroupAssessed: defineEvent(
    'ordering.ShipGroupAssessed',
    z.object({
      orderId: uuid,
      group: code,
      /** Lines that have all their units wait for those of another SKU that do not. */
      unitsWait: z.boolean(),
      parts: z.array(groupPart).min(1),
    }),
  ),
} as const;

/** Everything that an order's stream holds. */
export type OrderingEvent = EventsOf<typeof orderingEvents> | DelayEvent;
