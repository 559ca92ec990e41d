import type { LineTotals, SupplyStatement } from '../contract/index.js';
import { purchaseSupplyId } from '../contract/index.js';
import type { Known } from './decision.js';
import { findLine, findSupply } from './purchase-order-state.js';

/** The identity of the line's next supply; `skip` are stated by this decision already. */
export function nextSupply(
  { state, placed, context }: Known,
  { lineNo, sku }: LineTotals,
  shipmentRef: string | null,
  skip = 0,
) {
  const count = (findLine(state, lineNo)?.stated ?? 0) + 1 + skip;
  const supplyId = purchaseSupplyId(context.tenant, { ref: placed.ref, lineNo, count });
  return { supplyId, lineNo, sku, shipmentRef };
}

/**
 * What makes the expected supply of a line's open part what it is after a decision. What is new is stated before what
 * goes: in between too much is expected, which lasts an instant; too little would look like a delay.
 */
export function restateOpen(known: Known, after: LineTotals, skip = 0): SupplyStatement[] {
  const { lineNo, sku, open, expectedDate: dueDate } = after;
  const current = findSupply(known.state, lineNo, null);
  const same = { supplyId: current?.supplyId ?? '', lineNo, sku, shipmentRef: null };
  if (current?.outstanding === open) {
    return current.dueDate === dueDate ? [] : [{ change: 'RESCHEDULED', ...same, dueDate }];
  }
  const statements: SupplyStatement[] = [];
  if (open > 0) {
    statements.push({
      ...{ change: 'EXPECTED', quantity: open, dueDate },
      ...nextSupply(known, after, null, skip),
    });
  }
  if (current) statements.push({ change: 'CANCELLED', ...same });
  return statements;
}
