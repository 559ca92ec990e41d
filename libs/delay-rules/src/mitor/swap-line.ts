import { type Moment, dateOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import type { LineObligation, MitorOrder } from './obligation.js';
import { newPortion } from './obligation.js';
import { newLine } from './order-facts.js';
import { takePortions } from './portions.js';
import { startClock } from './start-clocks.js';

/**
 * Other goods instead, at the buyer's wish or by the buyer's agreement: that ends the old units, and starts a clock of
 * its own for the new line (CV-CHANGE). Units that were owed no more by then cannot be swapped.
 */
export function swapLine(order: MitorOrder, fact: FactOf<'BuyerSwappedLine'>, at: Moment): void {
  const old = order.lines.find(({ lineId }) => lineId === fact.line);
  if (!old || order.lines.some(({ lineId }) => lineId === fact.newLine)) return;
  const cancellation = {
    reason: 'BUYER_CANCELLED' as const,
    vestingDate: dateOf(at, order.setting.zone),
    at,
  };
  const taken = takePortions(old, fact.quantity ?? null);
  if (taken.length === 0 && !fact.quantity) return;
  const swapped = newLine(fact.newLine, statedStill(old, at, order), null);
  swapped.portions = [];
  order.lines.push(swapped);
  for (const portion of taken) Object.assign(portion, { state: 'SUBSTITUTED', cancellation });
  const { units, missing } = newUnits(fact, taken);
  if (units !== 0) swapped.portions.push(newPortion(units));
  if (missing > 0) {
    swapped.portions.push({ ...newPortion(missing), state: 'SUBSTITUTED', cancellation });
  }
  if (order.paidAt !== null && order.informedAt !== null && !order.refused) startClock(order, swapped, at);
}

/** A day that is over cannot be the time within which the new goods are to ship: nothing is stated of them then. */
function statedStill(
  { stated }: LineObligation,
  at: Moment,
  { setting }: MitorOrder,
): LineObligation['stated'] {
  return stated?.kind === 'BY_DATE' && stated.value <= dateOf(at, setting.zone) ? null : stated;
}

/** Units of the new line that are owed, null where nothing is counted; and those for which there was nothing to swap. */
function newUnits(
  { quantity, newQuantity }: FactOf<'BuyerSwappedLine'>,
  taken: readonly { readonly quantity: number | null }[],
): { readonly units: number | null; readonly missing: number } {
  if (taken.some((portion) => portion.quantity === null)) return { units: null, missing: 0 };
  const found = taken.reduce((sum, portion) => sum + (portion.quantity ?? 0), 0);
  const asked = quantity ?? found;
  return { units: (newQuantity ?? asked) - (asked - found), missing: asked - found };
}
