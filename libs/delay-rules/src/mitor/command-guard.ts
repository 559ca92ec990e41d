import type { LocalDate } from '#kernel';
import { governing } from './line-outcome.js';
import type { LineObligation } from './obligation.js';
import { isCancelled, isLive } from './states.js';

export type GuardCode =
  | 'REASON_REQUIRED'
  | 'REASONABLE_BASIS_REQUIRED'
  | 'REVISED_DATE_NOT_LATER'
  | 'ORDER_CANCELLED'
  | 'ALREADY_SHIPPED'
  | 'REFUND_FORM_NOT_ALLOWED';

export interface OptionToOffer {
  readonly revisedShipDate: LocalDate | null;
  readonly reason: string | null;
  /** Whether the seller has recorded why the date, or that none can be given, is reasonable (435.2(a)(2), (a)(3)(i)). */
  readonly hasBasis: boolean;
}

/** Why a delay option may not be offered for a line; null: it may. */
export function refuseOption(line: LineObligation, option: OptionToOffer): GuardCode | null {
  const over = refuseOver(line);
  if (over) return over;
  const { shipBy } = governing(line);
  if (option.revisedShipDate === null && !option.reason) return 'REASON_REQUIRED';
  if (!option.hasBasis) return 'REASONABLE_BASIS_REQUIRED';
  const notLater = option.revisedShipDate !== null && shipBy !== null && option.revisedShipDate <= shipBy;
  return notLater && !awaitsConsent(line) ? 'REVISED_DATE_NOT_LATER' : null;
}

/** Until the buyer answers a long or indefinite option, the date in force is K, and a nearer date is good news. */
function awaitsConsent(line: LineObligation): boolean {
  const { state } = governing(line);
  return state === 'OPTION_LONG_OPEN' || state === 'OPTION_INDEFINITE_OPEN';
}

/** Why goods of a line may not be handed over, or an answer not be taken; null: they may. */
export function refuseOver(line: LineObligation): GuardCode | null {
  const { state } = governing(line);
  if (isLive(state)) return null;
  return isCancelled(state) ? 'ORDER_CANCELLED' : 'ALREADY_SHIPPED';
}
