import { accept, type DecisionContext, reject } from '#eventing';
import { purchaseSupplyId, type SupplyStatement } from '../contract/index.js';
import type { CommandOf, PurchaseOrderDecision } from './decision.js';
import type { PurchaseOrderState } from './purchase-order-state.js';

/** Every line is expected from now on; one without a date gives no projected date. */
export function placePurchaseOrder(
  command: CommandOf<'supply.PlacePurchaseOrder'>,
  state: PurchaseOrderState,
  { now, tenant }: DecisionContext,
): PurchaseOrderDecision {
  const { type: _, ref, ...facts } = command;
  if (state.placed) {
    const message = `there is a purchase order ${ref} already`;
    return reject('PURCHASE_ORDER_REF_TAKEN', message, { field: 'ref', ref });
  }
  const placedAt = command.placedAt ?? now;
  if (placedAt > now) {
    const message = `placedAt ${placedAt} is in the future`;
    return reject('PLACED_IN_FUTURE', message, { field: 'placedAt', placedAt, now });
  }
  const lines = command.lines.map((line, index) => ({ lineNo: index + 1, ...line }));
  const supplies = lines.map(({ lineNo, sku, quantity, expectedDate: dueDate }): SupplyStatement => {
    const supplyId = purchaseSupplyId(tenant, { ref, lineNo, count: 1 });
    return { change: 'EXPECTED', supplyId, lineNo, sku, shipmentRef: null, quantity, dueDate };
  });
  return accept({
    type: 'supply.PurchaseOrderPlaced',
    data: { ...facts, ref, placedAt, lines, supplies },
  });
}
