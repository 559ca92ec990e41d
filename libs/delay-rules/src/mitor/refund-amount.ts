/** What the buyer paid, by what for, in minor units. `discount` was taken off. */
export interface PaidMinor {
  readonly items: number;
  readonly shipping: number;
  readonly handling: number;
  readonly insurance: number;
  readonly tax: number;
  readonly discount: number;
}

/** The charge for shipping goods worth at most `upToMinor`; null: any worth. Rows ascend. */
export interface ShippingRow {
  readonly upToMinor: number | null;
  readonly chargeMinor: number;
}

export interface RefundQuestion {
  readonly paid: PaidMinor;
  /** What the lines that were shipped cost, in minor units. */
  readonly shippedMinor: number;
  readonly nothingShipped: boolean;
  readonly shippingTable: readonly ShippingRow[];
}

export interface RefundAmount {
  /** Null where nothing was shipped: all that was tendered goes back. */
  readonly wouldHavePaidForShippedMinor: number | null;
  readonly refundMinor: number;
}

/**
 * What to refund, in minor units: all that was tendered where nothing was shipped; else what was paid less what the
 * buyer would have paid, under the ordering instructions, for the shipped goods alone. Never in proportion.
 * (FTC Business Guide, how much you must refund; 16 CFR 435.1(d).)
 */
export function refundAmount({
  paid,
  shippedMinor,
  nothingShipped,
  shippingTable,
}: RefundQuestion): RefundAmount {
  const total = paid.items + paid.shipping + paid.handling + paid.insurance + paid.tax - paid.discount;
  if (nothingShipped) return { wouldHavePaidForShippedMinor: null, refundMinor: total };
  const wouldHavePaid = shippedMinor + shippingFor(shippedMinor, shippingTable);
  return { wouldHavePaidForShippedMinor: wouldHavePaid, refundMinor: total - wouldHavePaid };
}

function shippingFor(worthMinor: number, table: readonly ShippingRow[]): number {
  return table.find(({ upToMinor }) => upToMinor === null || worthMinor <= upToMinor)?.chargeMinor ?? 0;
}
