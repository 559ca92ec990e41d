import type { Decision } from '#eventing';
import type { StockCommand, StockCommandName, StockEvent, StockRejectionCode } from '#stock/contract';

export type SkuDecision = Decision<StockEvent, StockRejectionCode>;
export type CommandOf<Name extends StockCommandName> = Extract<StockCommand, { type: Name }>;

/** Where a command or event belongs; the first members of each. */
export interface Place {
  readonly location: string;
  readonly sku: string;
}

export function placeOf({ location, sku }: Place): Place {
  return { location, sku };
}

/** The beginning of every message to a person. */
export function named({ location, sku }: Place): string {
  return `SKU ${sku} at ${location}`;
}
