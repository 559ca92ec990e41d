import type { LineObligation, OrderSummary } from '../contract/index.js';
import { allocatedUnits, type LineState, openUnits, type OrderState } from './order-state.js';

/** Null while there is no such order. */
export function orderSummary({ placed, lines, rule }: OrderState): OrderSummary | null {
  if (!placed) return null;
  return {
    ...placed,
    underMitor: rule?.jurisdictions.includes('US-FTC-MITOR') ?? false,
    lines: lines.map((line) => lineOf(line, rule?.assessed[line.lineId])),
    refunds: (rule?.refunds ?? []).map(({ refundId, lines: units, amountMinor, dueBy, status }) => ({
      refundId,
      lineIds: units.map(({ lineId }) => lineId),
      amountMinor,
      dueBy,
      status,
    })),
  };
}

function lineOf(line: LineState, said: LineObligation | undefined): OrderSummary['lines'][number] {
  const { lineId, lineNo, location, sku, quantity: ordered } = line;
  const rule = said ? saidOf(said) : NOTHING_SAID;
  return {
    lineId,
    lineNo,
    location,
    sku,
    ordered,
    open: openUnits(line),
    allocated: allocatedUnits(line),
    ...rule,
  };
}

const NOTHING_SAID = { state: null, promisedBy: null, silence: null, consentDueBy: null, boundaryAt: null };

function saidOf({ state, currentShipBy, shipBy, silenceMeans, consentDueBy, boundaryAt }: LineObligation) {
  return { state, promisedBy: currentShipBy ?? shipBy, silence: silenceMeans, consentDueBy, boundaryAt };
}
