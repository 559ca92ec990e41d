import { schemas } from '#kernel';
import { z } from 'zod';
import { lineNo, MAX_LINES, purchaseLine, rejectionReason } from './purchase-line.js';
import { overReceiptPercent } from './supply.events.js';

const { quantity, quantityOrZero, localDate, instant, code, text, currency } = schemas;
const order = { ref: code };
const shipment = { ...order, shipmentRef: code };

/** Commands on one purchase order, found by its reference. Line numbers count from 1 in the order of placing. */
export const purchaseOrderCommands = {
  'supply.PlacePurchaseOrder': z.object({
    ...order,
    supplier: code,
    location: code,
    /** Null: now. */
    placedAt: instant.nullable(),
    currency: currency.nullable(),
    overReceiptPercent,
    lines: z.array(purchaseLine).min(1).max(MAX_LINES),
  }),
  'supply.ConfirmPurchaseOrder': z.object({
    ...order,
    lines: z
      .array(z.object({ lineNo, date: localDate.nullable() }))
      .min(1)
      .max(MAX_LINES),
  }),
  'supply.ChangePurchaseOrderLine': z.object({
    ...order,
    lineNo,
    /** Null: as it is. */
    quantity: quantity.nullable(),
    /** Null: as it is. `to` null: nobody knows any more when. */
    date: z.object({ to: localDate.nullable() }).nullable(),
    reason: text,
  }),
  'supply.CancelPurchaseOrderLine': z.object({
    ...order,
    lineNo,
    /** Null: all that is open. */
    quantity: quantity.nullable(),
    reason: text,
  }),
  /** Also for a notice that comes again with another `eta`. */
  'supply.AnnounceShipment': z.object({
    ...shipment,
    carrier: text.nullable(),
    eta: localDate.nullable(),
    reason: text.nullable(),
    lines: z.array(z.object({ lineNo, quantity })).min(1).max(MAX_LINES),
  }),
  /** `complete`: nothing more comes with this shipment, also of lines that are not named. */
  'supply.ReceiveShipment': z.object({
    ...shipment,
    /** Null: now. */
    receivedAt: instant.nullable(),
    complete: z.boolean(),
    lines: z
      .array(
        z.object({
          lineNo,
          accepted: quantityOrZero,
          rejected: quantityOrZero,
          reason: rejectionReason.nullable(),
        }),
      )
      .max(MAX_LINES),
  }),
} as const;

export type PurchaseOrderCommandName = keyof typeof purchaseOrderCommands;
export type PurchaseOrderCommand = {
  [Name in PurchaseOrderCommandName]: { readonly type: Name } & z.infer<(typeof purchaseOrderCommands)[Name]>;
}[PurchaseOrderCommandName];

export type PurchaseOrderRejectionCode =
  | 'PURCHASE_ORDER_REF_TAKEN'
  | 'PURCHASE_ORDER_NOT_FOUND'
  | 'PLACED_IN_FUTURE'
  | 'TIME_IN_FUTURE'
  | 'RECEIVED_BEFORE_PLACED'
  | 'LINE_NOT_FOUND'
  | 'DUPLICATE_LINE'
  | 'QUANTITY_EXCEEDS_OPEN'
  | 'QUANTITY_BELOW_RECEIVED'
  | 'NOTHING_TO_CANCEL'
  | 'NOTHING_TO_RECEIVE'
  | 'OVER_RECEIPT'
  | 'REASON_REQUIRED'
  | 'SHIPMENT_EXISTS'
  | 'SHIPMENT_NOT_FOUND'
  | 'SHIPMENT_CLOSED';
