import type { StockEvent } from './stock.events.js';

/** A line's totals after an event. `refused` is there when a demand was sourced: what was refused of that demand. */
export interface LineSupplyAfter {
  readonly orderId: string;
  readonly lineId: string;
  readonly secured: number;
  readonly waiting: number;
  readonly refused?: number;
}

/** The lines whose supply an event changed, each once; none for events that change no line. */
export function lineSupplyAfter(event: StockEvent): readonly LineSupplyAfter[] {
  switch (event.type) {
    case 'stock.LineSourced':
      return [{ ...totalsOf(event.data), refused: event.data.refused }];
    case 'stock.LineReduced':
    case 'stock.LineShipped':
      return [totalsOf(event.data)];
    case 'stock.BackordersAllocated':
      return onePerLine(event.data.allocations);
    case 'stock.AllocationsRevoked':
      return onePerLine(event.data.revocations);
    default:
      return [];
  }
}

/** Several demands of one line may be served at once; each tells the same totals. */
function onePerLine(parts: readonly LineSupplyAfter[]): readonly LineSupplyAfter[] {
  return [...new Map(parts.map((part) => [part.lineId, totalsOf(part)])).values()];
}

function totalsOf({ orderId, lineId, secured, waiting }: LineSupplyAfter): LineSupplyAfter {
  return { orderId, lineId, secured, waiting };
}
