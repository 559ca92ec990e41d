import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';
import { lineNo, lineTotals, purchaseLine, rejectionReason } from './purchase-line.js';
import { supplyStatement } from './supply-statement.js';

const { quantity, quantityOrZero, localDate, instant, code, text, currency } = schemas;

const order = { ref: code, location: code };
const supplies = z.array(supplyStatement);
const shipment = { ...order, shipmentRef: code };
const movedDate = { from: localDate.nullable(), to: localDate.nullable() };

/** Percent of a line's quantity that may be accepted beyond it; null: any number. */
export const overReceiptPercent = z.int().min(0).max(1000).nullable();

/**
 * The stream `purchase_order-<tenant>~<ref>`. Quantities are units. `supplies` is what the decision means for the SKUs:
 * the purchase-supply process carries it to their streams.
 */
export const purchaseOrderEvents = {
  PurchaseOrderPlaced: defineEvent(
    'supply.PurchaseOrderPlaced',
    z.object({
      ...order,
      supplier: code,
      placedAt: instant,
      currency: currency.nullable(),
      overReceiptPercent,
      lines: z.array(purchaseLine.extend({ lineNo })),
      supplies,
    }),
  ),
  /** The supplier stated when lines come. */
  PurchaseOrderConfirmed: defineEvent(
    'supply.PurchaseOrderConfirmed',
    z.object({ ...order, lines: z.array(lineTotals.extend(movedDate)), supplies }),
  ),
  PurchaseOrderLineChanged: defineEvent(
    'supply.PurchaseOrderLineChanged',
    z.object({
      ...order,
      line: lineTotals,
      quantity: z.object({ from: quantityOrZero, to: quantityOrZero }),
      date: z.object(movedDate),
      reason: text,
      supplies,
    }),
  ),
  /** Units that are not to come: open ones only, what is on its way comes. */
  PurchaseOrderLineCancelled: defineEvent(
    'supply.PurchaseOrderLineCancelled',
    z.object({ ...order, line: lineTotals, quantity, reason: text, supplies }),
  ),
  /** An advance shipping notice (ASN). `eta` null: nobody said when it comes. */
  ShipmentAnnounced: defineEvent(
    'supply.ShipmentAnnounced',
    z.object({
      ...shipment,
      carrier: text.nullable(),
      eta: localDate.nullable(),
      lines: z.array(lineTotals.extend({ quantity })),
      supplies,
    }),
  ),
  ShipmentRescheduled: defineEvent(
    'supply.ShipmentRescheduled',
    z.object({ ...shipment, ...movedDate, reason: text.nullable(), supplies }),
  ),
  /**
   * Of each line: `taken` came into stock, `refused` did not, `over` is the part of `taken` beyond what the shipment
   * still owed, `missing` was announced and does not come with it: it is open again. `outstanding` is still to come with
   * this shipment; none when it is `complete`.
   */
  ShipmentReceived: defineEvent(
    'supply.ShipmentReceived',
    z.object({
      ...shipment,
      receivedAt: instant,
      complete: z.boolean(),
      lines: z.array(
        lineTotals.extend({
          taken: quantityOrZero,
          refused: quantityOrZero,
          reason: rejectionReason.nullable(),
          over: quantityOrZero,
          missing: quantityOrZero,
          outstanding: quantityOrZero,
        }),
      ),
      supplies,
    }),
  ),
} as const;

export type PurchaseOrderEvent = EventsOf<typeof purchaseOrderEvents>;
