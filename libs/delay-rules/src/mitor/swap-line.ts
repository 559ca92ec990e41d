import { type Moment, dateOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import { cancel } from './cancel.js';
import type { MitorOrder } from './obligation.js';
import { newLine } from './order-facts.js';
import { takePortions } from './portions.js';
import { startClock } from './start-clocks.js';

/** A swap at the buyer's wish ends the old line and starts a clock of its own for the new one (CV-CHANGE). */
export function swapLine(order: MitorOrder, fact: FactOf<'BuyerSwappedLine'>, at: Moment): void {
  const old = order.lines.find(({ lineId }) => lineId === fact.line);
  if (!old || order.lines.some(({ lineId }) => lineId === fact.newLine)) return;
  const swapped = newLine(fact.newLine, old.stated, old.portions[0]?.quantity ?? null);
  order.lines.push(swapped);
  old.swapped = true;
  if (order.paidAt !== null && order.informedAt !== null) startClock(order, swapped, at);
  for (const portion of takePortions(old, null)) {
    cancel(portion, 'BUYER_CANCELLED', dateOf(at, order.setting.zone), at);
  }
}
