import type { EventOf } from '#eventing';
import type { stockEvents } from '../contract/index.js';

export type StockData<Name extends keyof typeof stockEvents> = EventOf<(typeof stockEvents)[Name]>['data'];

/** Units that an event adds to (or takes from) the columns of an item; a column left out stays as it is. */
export interface UnitChanges {
  readonly received?: number;
  readonly returned?: number;
  readonly found?: number;
  readonly available?: number;
  readonly reserved?: number;
  readonly allocated?: number;
  readonly shipped?: number;
  readonly lost?: number;
  readonly waiting?: number;
  readonly onOrder?: number;
}

export function stockReceived({ quantity }: StockData<'StockReceived'>): UnitChanges {
  return { received: quantity, available: quantity };
}

/** A correction of the books: never a receipt. */
export function stockCorrected({ delta }: { readonly delta: number }): UnitChanges {
  return delta > 0 ? { found: delta, available: delta } : { lost: -delta, available: delta };
}

export function stockReserved({ quantity }: StockData<'StockReserved'>): UnitChanges {
  return { available: -quantity, reserved: quantity };
}

export function reservationEnded({ quantity }: StockData<'ReservationEnded'>): UnitChanges {
  return { available: quantity, reserved: -quantity };
}

export function lineSourced({ allocated, backordered }: StockData<'LineSourced'>): UnitChanges {
  return { available: -allocated, allocated, waiting: backordered };
}

export function backordersAllocated({ allocations }: StockData<'BackordersAllocated'>): UnitChanges {
  const units = total(allocations);
  return { available: -units, allocated: units, waiting: -units };
}

export function allocationsRevoked({ revocations }: StockData<'AllocationsRevoked'>): UnitChanges {
  const units = total(revocations);
  return { available: units, allocated: -units, waiting: units };
}

export function lineReduced({ demands }: StockData<'LineReduced'>): UnitChanges {
  const freed = demands.reduce((sum, { fromAllocated }) => sum + fromAllocated, 0);
  const waiting = demands.reduce((sum, { fromWaiting }) => sum + fromWaiting, 0);
  return { available: freed, allocated: -freed, waiting: -waiting };
}

/** The units of others became free by the events before, and are taken here. */
export function lineShipped(data: StockData<'LineShipped'>): UnitChanges {
  return {
    allocated: -total(data.fromAllocation),
    available: -(data.fromAvailable + data.fromOthers),
    found: data.unknownToBooks,
    shipped: data.quantity,
    waiting: -total(data.fromWaiting),
  };
}

export function lineReturned({ quantity, restocked }: StockData<'LineReturned'>): UnitChanges {
  return { returned: quantity, ...(restocked ? { available: quantity } : { lost: quantity }) };
}

function total(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}
