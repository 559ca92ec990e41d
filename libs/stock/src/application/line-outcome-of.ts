import type { ProjectedEvent } from '#eventing';
import { type LineOutcome, lineSupplyAfter, type Sourcing, type StockEvent } from '../contract/index.js';

type Stored = ProjectedEvent & StockEvent;

/** What a decision on a line's SKU says of that line: the totals after its last event, and the answer to its demand. */
export function lineOutcomeOf(events: readonly ProjectedEvent[], lineId: string): LineOutcome {
  const outcome: { supply: LineOutcome['supply']; sourcing: Sourcing | null } = {
    supply: null,
    sourcing: null,
  };
  for (const event of events as readonly Stored[]) {
    const totals = lineSupplyAfter(event).find((line) => line.lineId === lineId);
    if (!totals) continue;
    const { secured, waiting } = totals;
    outcome.supply = { lineId, secured, waiting, skuRevision: Number(event.revision) };
    if (event.type === 'stock.LineSourced') outcome.sourcing = sourcingOf(event.data);
  }
  return outcome;
}

function sourcingOf(data: Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data']): Sourcing {
  const { demandId, allocated, backordered, refused, refusal, rank, quantityAhead, projectedDate } = data;
  return { demandId, allocated, backordered, refused, refusal, rank, quantityAhead, projectedDate };
}
