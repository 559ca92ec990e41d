import { lineSupplyAfter, type StockEvent } from '../contract/index.js';

/** Why the projected date of a line moved. */
export type ProjectionCause =
  | 'PLACED'
  | 'SERVED'
  | 'REVOKED'
  | 'REDUCED'
  | 'SUPPLY_EXPECTED'
  | 'SUPPLY_SLIPPED'
  | 'SUPPLY_ADVANCED'
  | 'SUPPLY_CANCELLED'
  | 'SUPPLY_RECEIVED'
  | 'SUPPLY_OVERDUE'
  | 'STOCK_CHANGED'
  | 'POLICY'
  | 'RELEASE_DATE'
  | 'QUEUE_MOVED';

/** Of an event on the SKU of a line. What is none of the line's own, of supply or of stock moves the queue. */
export function causeOf(event: StockEvent, lineId: string): ProjectionCause {
  const own = lineSupplyAfter(event).some((line) => line.lineId === lineId);
  switch (event.type) {
    case 'stock.LineSourced':
      return own ? 'PLACED' : 'QUEUE_MOVED';
    case 'stock.BackordersAllocated':
    case 'stock.LineShipped':
      return own ? 'SERVED' : 'QUEUE_MOVED';
    case 'stock.AllocationsRevoked':
      return own ? 'REVOKED' : 'QUEUE_MOVED';
    case 'stock.LineReduced':
      return own ? 'REDUCED' : 'QUEUE_MOVED';
    case 'stock.SupplyExpected':
      return 'SUPPLY_EXPECTED';
    case 'stock.SupplyRescheduled':
      return rescheduled(event.data);
    case 'stock.SupplyCancelled':
      return 'SUPPLY_CANCELLED';
    case 'stock.SupplyReceived':
      return 'SUPPLY_RECEIVED';
    case 'stock.BackorderPolicySet':
    case 'stock.PriorityPolicyApplied':
      return 'POLICY';
    case 'stock.ItemReleaseSet':
    case 'stock.ItemReleased':
      return 'RELEASE_DATE';
    case 'stock.StockReceived':
    case 'stock.StockCounted':
    case 'stock.StockAdjusted':
    case 'stock.StockReserved':
    case 'stock.ReservationEnded':
    case 'stock.LineReturned':
      return 'STOCK_CHANGED';
    default:
      return 'QUEUE_MOVED';
  }
}

function rescheduled({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): ProjectionCause {
  if (to === null) return 'SUPPLY_SLIPPED';
  if (from === null) return 'SUPPLY_EXPECTED';
  return to > from ? 'SUPPLY_SLIPPED' : 'SUPPLY_ADVANCED';
}
