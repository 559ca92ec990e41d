import { type Moment, dateOf } from '../calendar/legal-day.js';
import { applicableTime } from './applicable-time.js';
import type { LineObligation, MitorOrder } from './obligation.js';
import { isLive } from './states.js';

/**
 * Starts the clock of every line whose order is complete now: the later of payment and information (16 CFR 435.1(c)).
 * A clock that runs is left alone.
 */
export function startClocks(order: MitorOrder): void {
  if (order.paidAt === null || order.informedAt === null || order.refused) return;
  const properOrderAt = Math.max(order.paidAt, order.informedAt);
  for (const line of order.lines) if (line.applicable === null) startClock(order, line, properOrderAt);
}

export function startClock(order: MitorOrder, line: LineObligation, properOrderAt: Moment): void {
  const { setting, sellerCreditApplication } = order;
  line.applicable = applicableTime(properOrderAt, line.stated, sellerCreditApplication, setting);
  line.properOrderDate = dateOf(properOrderAt, setting.zone);
  const { date, endsAt: at, basis } = line.applicable;
  for (const portion of line.portions) {
    if (portion.state !== 'AWAITING_PROPER_ORDER') continue;
    portion.state = 'SHIP_CLOCK_RUNNING';
    portion.shipBy = date;
    portion.boundary = { kind: 'APPLICABLE_TIME', date, at, basis };
  }
}

/** A payment or a credit was refused: receipt moves to the time when it is made good, 16 CFR 435.1(c)(1)–(3). */
export function stopClocks(order: MitorOrder): void {
  order.refused = true;
  for (const line of order.lines) {
    const live = line.portions.filter(({ state }) => isLive(state));
    if (live.length === 0) continue;
    line.applicable = null;
    line.properOrderDate = null;
    for (const portion of live) {
      Object.assign(portion, { state: 'AWAITING_PROPER_ORDER', offer: null, shipBy: null, boundary: null });
    }
  }
}
