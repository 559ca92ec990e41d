import { type Moment, momentOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import { takenLines } from './cancel.js';
import type { LineObligation, MitorOrder } from './obligation.js';
import { takePortions } from './portions.js';
import { isCancelled, isLive } from './states.js';

type Shipment = FactOf<'ShippedToCarrier'>;

/**
 * Goods in the carrier's possession, 16 CFR 435.1(e). Goods that were not ordered, and not agreed to, are no shipment of
 * the order (CV-SUBST).
 */
export function ship(order: MitorOrder, shipment: Shipment): void {
  if (shipment.substitute && !shipment.buyerAgreedToSubstitute) return;
  const shipped = shipment.lines ?? (shipment.quantities ? Object.keys(shipment.quantities) : null);
  for (const line of takenLines(order, shipped)) shipLine(line, shipment);
}

function shipLine(line: LineObligation, shipment: Shipment): void {
  if (!line.portions.some(({ state }) => isLive(state))) {
    if (line.portions.some(({ state }) => isCancelled(state) || state === 'SUBSTITUTED'))
      line.violations.push('SHIPPED_AFTER_CANCELLATION');
    return;
  }
  for (const portion of takePortions(line, shipment.quantities?.[line.lineId] ?? null)) {
    if (reportedAfter(shipment, portion.boundary?.at)) line.correctionAppended = true;
    portion.state = 'SHIPPED';
  }
}

/** Known only when the line had been taken for cancelled: the record needs a correction. */
function reportedAfter({ recordedAt }: Shipment, boundary: Moment | undefined): boolean {
  return Boolean(recordedAt) && boundary !== undefined && momentOf(recordedAt ?? '') >= boundary;
}
