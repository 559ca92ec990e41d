import { type Moment, addDays, dateOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import type { Boundary, LineObligation, MitorOrder, Portion } from './obligation.js';
import { takePortions } from './portions.js';
import { type CancelReason, type MitorState, isLive } from './states.js';

export function cancel(portion: Portion, reason: CancelReason, vestingDate: string, at: Moment): void {
  portion.state = 'CANCELLED_REFUND_DUE';
  portion.cancellation = { reason, vestingDate, at };
}

/** Applies every boundary that lies at or before `moment`: at the boundary the period is over (engine rule 1). */
export function applyBoundaries(order: MitorOrder, moment: Moment): void {
  for (const line of order.lines) {
    for (const portion of line.portions) {
      const { boundary } = portion;
      if (boundary && isLive(portion.state) && boundary.at <= moment) lapse(order, line, portion, boundary);
    }
  }
}

function lapse(order: MitorOrder, line: LineObligation, portion: Portion, boundary: Boundary): void {
  const reason = reasonOf(portion.state);
  const nextDay = order.setting.conventions.vesting === 'NEXT_DAY';
  if (reason === 'NO_OPTION_OFFERED' && !missedOption(line)) line.violations.push('NO_FIRST_OPTION');
  if (reason === 'NO_CONSENT_TO_FURTHER_DELAY' && !line.renewedOptionSent) {
    line.violations.push('NO_RENEWED_OPTION');
  }
  cancel(portion, reason, nextDay ? addDays(boundary.date, 1) : boundary.date, boundary.at);
}

/** A notice that was sent and did not do has its finding already. */
function missedOption({ violations }: LineObligation): boolean {
  return ['DEFECTIVE_OPTION', 'OPTION_NOT_PROVIDED', 'NO_FIRST_OPTION'].some((found) =>
    violations.some((violation) => violation === found),
  );
}

function reasonOf(state: MitorState): CancelReason {
  switch (state) {
    case 'SHIP_CLOCK_RUNNING':
      return 'NO_OPTION_OFFERED';
    case 'OPTION_LONG_OPEN':
    case 'OPTION_INDEFINITE_OPEN':
      return 'NO_EXPRESS_CONSENT';
    default:
      return 'NO_CONSENT_TO_FURTHER_DELAY';
  }
}

/**
 * A cancellation received before shipment counts once any option has been offered, 16 CFR 435.2(c)(1) and CV-CANCEL.
 * A change of mind before that, or after shipment, is no matter of the Rule.
 */
export function cancelByBuyer(order: MitorOrder, fact: FactOf<'BuyerCancelled'>, at: Moment): void {
  const { zone, conventions } = order.setting;
  for (const line of takenLines(order, fact.lines)) {
    const live = line.portions.filter(({ state }) => isLive(state));
    if (live.length === 0) {
      line.ruleRequiresCancellation ??= false;
      continue;
    }
    const bound =
      conventions.cancelAfterConsent === 'BOUND_UNTIL_DATE' &&
      live.every(({ state }) => state === 'DELAY_CONSENTED_DEFINITE');
    line.ruleRequiresCancellation = line.optionOffered && !bound;
    if (!line.ruleRequiresCancellation && !fact.honoured) continue;
    for (const portion of takePortions(line, fact.quantities?.[line.lineId] ?? null)) {
      cancel(portion, 'BUYER_CANCELLED', dateOf(at, zone), at);
    }
  }
}

/** The seller's decision not to ship, told to the buyer, 16 CFR 435.2(b)(4) and (c)(4). */
export function cancelBySeller(order: MitorOrder, fact: FactOf<'SellerCancelled'>, at: Moment): void {
  for (const line of takenLines(order, fact.lines)) {
    for (const portion of takePortions(line, fact.quantities?.[line.lineId] ?? null)) {
      cancel(portion, 'SELLER_CANCELLED', dateOf(at, order.setting.zone), at);
    }
  }
}

/** The lines that a fact names; all of them where it names none. */
export function takenLines(
  order: MitorOrder,
  named: readonly string[] | null | undefined,
): readonly LineObligation[] {
  return named ? order.lines.filter(({ lineId }) => named.includes(lineId)) : order.lines;
}
