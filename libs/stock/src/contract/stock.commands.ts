import { schemas } from '#kernel';
import { z } from 'zod';
import { adjustmentReason, backorderMode } from './stock.events.js';
import { priority, shipPolicy } from './stock-line.js';

const { quantity, quantityOrZero, quantityDelta, uuid, localDate, instant, code, text } = schemas;
const place = { location: code, sku: code };
const reference = text.nullable();
const line = { orderId: uuid, lineId: uuid };

/** Commands on one SKU at one location, by registered name. Payloads are JSON, so that a process can issue them. */
export const stockCommands = {
  'stock.DescribeItem': z.object({
    ...place,
    name: text,
    category: text.nullable(),
    supplier: text.nullable(),
    reorderLevel: quantityOrZero.nullable(),
  }),
  'stock.SetBackorderPolicy': z.object({
    ...place,
    allowed: z.boolean(),
    cap: quantityOrZero.nullable(),
    mode: backorderMode,
  }),
  'stock.ReceiveStock': z.object({ ...place, quantity, reference }),
  'stock.RecordStockCount': z.object({ ...place, counted: quantityOrZero, note: reference }),
  'stock.AdjustStock': z.object({
    ...place,
    delta: quantityDelta,
    reason: adjustmentReason,
    note: reference,
  }),
  'stock.ExpectSupply': z.object({
    ...place,
    supplyId: uuid,
    quantity,
    dueDate: localDate.nullable(),
    reference,
  }),
  'stock.RescheduleSupply': z.object({
    ...place,
    supplyId: uuid,
    dueDate: localDate.nullable(),
    reason: reference,
  }),
  'stock.CancelSupply': z.object({ ...place, supplyId: uuid, reason: reference }),
  /** `close`: nothing more will come, though units are outstanding. */
  'stock.ReceiveSupply': z.object({
    ...place,
    supplyId: uuid,
    accepted: quantityOrZero,
    rejected: quantityOrZero,
    close: z.boolean(),
  }),
  'stock.ReserveStock': z.object({ ...place, reservationId: uuid, quantity, expiresAt: instant, reference }),
  'stock.ReleaseReservation': z.object({ ...place, reservationId: uuid }),
  'stock.ExpireReservation': z.object({ ...place, reservationId: uuid }),
  /** Serves the queue: the next round of a long run, or on request where the policy is suggest-only. */
  'stock.AllocateBackorders': z.object({ ...place, requested: z.boolean() }),
  'stock.SourceLine': z.object({
    ...place,
    ...line,
    demandId: uuid,
    orderRef: code,
    customerRef: code,
    tags: z.array(code),
    unitPriceMinor: schemas.amountMinor,
    currency: schemas.currency,
    quantity,
    shipPolicy,
    ...priority.shape,
    waitingSince: instant,
    onHold: z.boolean(),
    reservationId: uuid.nullable(),
  }),
  'stock.ReduceLine': z.object({ ...place, ...line, quantity }),
  'stock.HoldLine': z.object({ ...place, ...line }),
  'stock.ResumeLine': z.object({ ...place, ...line }),
  'stock.ShipLine': z.object({ ...place, ...line, shipmentId: uuid, quantity }),
  'stock.ReturnLine': z.object({ ...place, ...line, returnId: uuid, quantity, restock: z.boolean() }),
} as const;

export type StockCommandName = keyof typeof stockCommands;
export type StockCommand = {
  [Name in StockCommandName]: { readonly type: Name } & z.infer<(typeof stockCommands)[Name]>;
}[StockCommandName];

export type StockRejectionCode =
  | 'SUPPLY_NOT_FOUND'
  | 'SUPPLY_EXISTS'
  | 'SUPPLY_CLOSED'
  | 'RESERVATION_NOT_FOUND'
  | 'RESERVATION_EXISTS'
  | 'EXPIRY_NOT_IN_FUTURE'
  | 'INSUFFICIENT_STOCK'
  | 'LINE_NOT_FOUND'
  | 'NOTHING_TO_RECEIVE'
  | 'ADJUSTMENT_IS_ZERO'
  | 'ADJUSTMENT_EXCEEDS_STOCK'
  | 'RETURN_EXCEEDS_SHIPPED'
  | 'DEMAND_EXCEEDED';
