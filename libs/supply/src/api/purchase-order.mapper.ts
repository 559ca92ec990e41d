import { money } from '#graphql-kit';
import type { PurchaseLineRow, PurchaseOrderRow } from '../views/index.js';
import { PurchaseOrder, PurchaseOrderLine } from './purchase-order.types.js';

export function toPurchaseOrder(row: PurchaseOrderRow): PurchaseOrder {
  return Object.assign(new PurchaseOrder(), row, { revision: String(row.revision) });
}

export function toPurchaseLine(row: PurchaseLineRow, currency: string | null): PurchaseOrderLine {
  const { unitCostMinor, confirmed, ref: _, ...rest } = row;
  const unitCost = currency === null || unitCostMinor === null ? null : money(currency, unitCostMinor);
  return Object.assign(new PurchaseOrderLine(), rest, { confirmed: confirmed === 1, unitCost });
}
