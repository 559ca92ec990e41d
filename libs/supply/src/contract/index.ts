import { streamName } from '#eventing';
import { deterministicId } from '#kernel';

export * from './purchase-line.js';
export * from './supply-statement.js';
export * from './supply.events.js';
export * from './supply.commands.js';
export * from './supplier.events.js';
export * from './calendar.events.js';

/** A purchase order is found by its reference: the stream itself keeps references unique per tenant. */
export function purchaseOrderStream(tenant: string, ref: string): string {
  return streamName('purchase_order', tenant, ref);
}

export function supplierStream(tenant: string, ref: string): string {
  return streamName('supplier', tenant, ref);
}

export function calendarStream(tenant: string, location: string): string {
  return streamName('shipping_calendar', tenant, location);
}

/** The `count`-th supply that a line was stated as, from 1 on. */
export function purchaseSupplyId(
  tenant: string,
  { ref, lineNo, count }: { readonly ref: string; readonly lineNo: number; readonly count: number },
): string {
  return deterministicId('purchase-supply', tenant, ref, lineNo, count);
}
