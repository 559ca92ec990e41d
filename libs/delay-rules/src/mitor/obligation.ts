import type { LocalDate } from '#kernel';
import type { Moment } from '../calendar/legal-day.js';
import type { Conventions } from '../conventions/conventions.js';
import type { Payment } from '../facts/payment.js';
import type { StatedShipTime } from '../facts/stated-ship-time.js';
import type { CancelReason, MitorState, NoticeClass, Violation } from './states.js';

/** What a computed date rests on. */
export interface Basis {
  /** The section of the rule, or the convention, that produced the date. */
  readonly rule: string;
  /** The facts it was computed from, in words. */
  readonly facts: readonly string[];
}

/** The place and the readings by which an order's days are counted. */
export interface RuleSetting {
  readonly zone: string;
  readonly conventions: Conventions;
}

/** The time T within which to ship, 16 CFR 435.2(a)(1). */
export interface ApplicableTime {
  readonly date: LocalDate;
  /** When T is over, exclusive. */
  readonly endsAt: Moment;
  /** Of promises in hours. */
  readonly hourly: boolean;
  readonly basis: Basis;
}

export type DeadlineKind = 'APPLICABLE_TIME' | 'CONSENT_PERIOD' | 'REVISED_DATE';

/** The instant B that ends the governing period; what is not shipped or agreed by then is cancelled. */
export interface Boundary {
  readonly kind: DeadlineKind;
  readonly date: LocalDate;
  readonly at: Moment;
  readonly basis: Basis;
}

export interface Offer {
  readonly noticeClass: NoticeClass;
  readonly revisedShipDate: LocalDate | null;
  /** A day, or INDEFINITE. */
  readonly advanceUntil: LocalDate | null;
}

export interface Cancellation {
  readonly reason: CancelReason;
  readonly vestingDate: LocalDate;
  readonly at: Moment;
}

/** One obligation: units of a line that share their fate. The fold owns and changes it. */
export interface Portion {
  /** Null where the facts name no quantities: the whole line. */
  quantity: number | null;
  state: MitorState;
  /** The last option that was validly offered. */
  offer: Offer | null;
  /** The date R to which the delay has been agreed, silently or expressly, or offered with silence as consent. */
  shipBy: LocalDate | null;
  boundary: Boundary | null;
  cancellation: Cancellation | null;
  refundedOn: LocalDate | null;
}

export interface LineObligation {
  readonly lineId: string;
  readonly stated: StatedShipTime | null;
  applicable: ApplicableTime | null;
  properOrderDate: LocalDate | null;
  portions: Portion[];
  violations: Violation[];
  /** Whether any delay option reached the buyer: from then on cancellations are honoured (CV-CANCEL). */
  optionOffered: boolean;
  renewedOptionSent: boolean;
  /** What the buyer's cancellations before a delay, or after shipment, came to. */
  ruleRequiresCancellation: boolean | null;
  correctionAppended: boolean;
  methodUnavailableOn: LocalDate | null;
  rejectedRefundForm: string | null;
}

/** An order under the Rule, as the facts up to a moment have it. */
export interface MitorOrder {
  readonly setting: RuleSetting;
  paidAt: Moment | null;
  informedAt: Moment | null;
  /** Whether a payment or credit was refused and not made good since. */
  refused: boolean;
  sellerCreditApplication: boolean;
  payment: Payment | null;
  lines: LineObligation[];
}

export function newPortion(quantity: number | null): Portion {
  return {
    quantity,
    state: 'AWAITING_PROPER_ORDER',
    offer: null,
    shipBy: null,
    boundary: null,
    cancellation: null,
    refundedOn: null,
  };
}
