import {
  assessMitor,
  type DelayFact,
  DEFAULT_CONVENTIONS,
  findConventions,
  isLive,
  type MitorOrder,
  momentOf,
  refundParts,
} from '#delay-rules';
import type { RuleState } from './rule-state.js';

type Line = MitorOrder['lines'][number];

/**
 * The order as 16 CFR 435 has it at an instant; null where that rule does not govern it. Conventions that this build
 * does not know any more are read as the default ones: an order must stay readable.
 */
export function underMitor(
  rule: RuleState,
  asOf: string,
  more: readonly DelayFact[] = [],
): MitorOrder | null {
  if (!rule.jurisdictions.includes('US-FTC-MITOR')) return null;
  const conventions = findConventions(rule.conventions) ?? DEFAULT_CONVENTIONS;
  const facts = more.length > 0 ? [...rule.facts, ...more] : rule.facts;
  return assessMitor(facts, { zone: rule.timeZone, conventions }, momentOf(asOf));
}

export function lineUnder(order: MitorOrder, lineId: string): Line | undefined {
  return order.lines.find((line) => line.lineId === lineId);
}

/** Units of a line whose portions are as wanted. */
export function unitsWhere(line: Line, wanted: (portion: Line['portions'][number]) => boolean): number {
  return line.portions.filter(wanted).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
}

const LAPSES: ReadonlySet<string> = new Set([
  'NO_OPTION_OFFERED',
  'NO_EXPRESS_CONSENT',
  'NO_CONSENT_TO_FURTHER_DELAY',
]);

/** Units that were deemed cancelled because a period ended. */
export function lapsedUnits(line: Line): number {
  return unitsWhere(line, ({ cancellation }) => LAPSES.has(cancellation?.reason ?? ''));
}

/** Units that are owed to the buyer as money, or were; none while nothing was paid. */
export function refundableUnits(line: Line, { payment, setting }: MitorOrder): number {
  if (refundParts('2000-01-01', payment, setting.conventions).length === 0) return 0;
  return unitsWhere(line, ({ state, cancellation }) => cancellation !== null && state !== 'SUBSTITUTED');
}

/** Units that are the buyer's: owed, or shipped. */
export function keptUnits(line: Line): number {
  return unitsWhere(line, ({ cancellation }) => cancellation === null);
}

export function liveUnits(line: Line): number {
  return unitsWhere(line, ({ state }) => isLive(state));
}
