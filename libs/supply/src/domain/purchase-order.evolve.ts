import { assertNever } from '#kernel';
import type { LineTotals, PurchaseOrderEvent, StatementOf, SupplyStatement } from '../contract/index.js';
import { findLine, type PurchaseOrderState, withUnits } from './purchase-order-state.js';

export function evolve(state: PurchaseOrderState, event: PurchaseOrderEvent): void {
  evolveOrder(state, event);
  for (const statement of event.data.supplies) evolveSupply(state, statement);
}

function evolveOrder(state: PurchaseOrderState, event: PurchaseOrderEvent): void {
  switch (event.type) {
    case 'supply.PurchaseOrderPlaced':
      return place(state, event.data);
    case 'supply.PurchaseOrderConfirmed':
      for (const line of event.data.lines) setTotals(state, line, true);
      return;
    case 'supply.PurchaseOrderLineChanged':
    case 'supply.PurchaseOrderLineCancelled':
      return setTotals(state, event.data.line);
    case 'supply.ShipmentAnnounced': {
      const { shipmentRef, eta, lines } = event.data;
      const announced = lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
      state.shipments.push({ shipmentRef, eta, lines: announced });
      for (const line of lines) setTotals(state, line);
      return;
    }
    case 'supply.ShipmentRescheduled': {
      const shipment = state.shipments.find((each) => each.shipmentRef === event.data.shipmentRef);
      if (shipment) shipment.eta = event.data.to;
      return;
    }
    case 'supply.ShipmentReceived':
      for (const line of event.data.lines) setTotals(state, line);
      return;
    default:
      assertNever(event);
  }
}

function place(
  state: PurchaseOrderState,
  data: Extract<PurchaseOrderEvent, { readonly type: 'supply.PurchaseOrderPlaced' }>['data'],
): void {
  const { ref, location, supplier, placedAt, overReceiptPercent, lines } = data;
  state.placed = { ref, location, supplier, placedAt, overReceiptPercent };
  state.lines = lines.map(({ lineNo, sku, quantity: ordered, expectedDate }) => {
    const none = { announced: 0, accepted: 0, rejected: 0, open: 0 };
    const totals = withUnits({ lineNo, sku, ordered, expectedDate, ...none }, {});
    return { ...totals, stated: 0, confirmed: false };
  });
}

function setTotals(state: PurchaseOrderState, totals: LineTotals, confirmed?: boolean): void {
  const line = findLine(state, totals.lineNo);
  if (!line) throw new Error(`the log speaks of line ${totals.lineNo}, which was not ordered`);
  const { ordered, announced, accepted, rejected, open, expectedDate } = totals;
  Object.assign(line, { ordered, announced, accepted, rejected, open, expectedDate });
  if (confirmed) line.confirmed = true;
}

function evolveSupply(state: PurchaseOrderState, statement: SupplyStatement): void {
  const { supplyId, lineNo, shipmentRef } = statement;
  if (statement.change === 'EXPECTED') {
    const { quantity: outstanding, dueDate } = statement;
    state.supplies.push({ supplyId, lineNo, shipmentRef, outstanding, dueDate });
    const line = findLine(state, lineNo);
    if (line) line.stated += 1;
    return;
  }
  const supply = state.supplies.find((each) => each.supplyId === supplyId);
  if (!supply) throw new Error(`the log speaks of supply ${supplyId} before it is expected`);
  if (statement.change === 'RESCHEDULED') {
    supply.dueDate = statement.dueDate;
    supply.shipmentRef = shipmentRef;
    return;
  }
  supply.outstanding = statement.change === 'RECEIVED' ? remaining(supply.outstanding, statement) : 0;
  if (supply.outstanding === 0) state.supplies = state.supplies.filter((each) => each !== supply);
}

function remaining(
  outstanding: number,
  { accepted, rejected, close }: Pick<StatementOf<'RECEIVED'>, 'accepted' | 'rejected' | 'close'>,
): number {
  return close ? 0 : Math.max(0, outstanding - accepted - rejected);
}
