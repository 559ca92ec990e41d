import type { Accepted, Rejected } from '#eventing';
import type { Sourcing } from '#stock/contract';
import type { OrderFacts } from '../contract/index.js';
import type { OrderState } from '../domain/index.js';

/** What became of a line when its order was placed. `sourcing` is null while its SKU has not answered. */
export interface LineAnswer {
  readonly lineId: string;
  readonly lineNo: number;
  readonly location: string;
  readonly sku: string;
  readonly quantity: number;
  readonly sourcing: Sourcing | null;
}

export type PlacedOrder =
  | Rejected
  | (Accepted & { readonly orderId: string; readonly ref: string; readonly lines: readonly LineAnswer[] });

/** The answers that the order has on record: the same ones whenever the request is repeated. */
export function answersOf(placed: OrderFacts, { lines }: OrderState): readonly LineAnswer[] {
  const first = new Map(lines.map(({ lineId, sourcings }) => [lineId, sourcings[0] ?? null]));
  return placed.lines.map(({ lineId, lineNo, location, sku, quantity }) => ({
    lineId,
    lineNo,
    location,
    sku,
    quantity,
    sourcing: first.get(lineId) ?? null,
  }));
}
