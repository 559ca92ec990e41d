/**
 * What a seller must do next under 16 CFR 435, or wait for.
 *
 * `SHIP`: from the start of the clock, "ship by then, or offer the option by then" (435.2(a)(1), (b)(1)). The two
 * `OFFER_…` stand beside it once there is something to tell: a delay was discovered, an option went out, or the period
 * ended without one. Before that nobody knows of a delay, and the Rule asks for no option.
 * `AWAIT_CONSENT`: an option is open of which silence cancels. `REFUND`: one for each tender of a refund.
 */
export const DUTY_KINDS = [
  'SHIP',
  'OFFER_FIRST_OPTION',
  'OFFER_RENEWED_OPTION',
  'AWAIT_CONSENT',
  'REFUND',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/**
 * `LAPSED`: the period ended and it was not done. `WITHDRAWN`: it turned out, or came, not to be owed any more. What is
 * shipped after the period ended is no shipment under the Rule: a `SHIP` is never `DONE_LATE`.
 */
export const DUTY_STATES = ['OPEN', 'DONE_IN_TIME', 'DONE_LATE', 'LAPSED', 'WITHDRAWN'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** Dates are days in the order's zone; `dueAt` is the instant that ends them. Null: no date governs. */
export interface LineDuty {
  readonly kind: Exclude<DutyKind, 'REFUND'>;
  readonly state: DutyState;
  readonly dueBy: string | null;
  readonly dueAt: string | null;
  readonly settledAt: string | null;
  /** The date that was expected when the delay was discovered. */
  readonly projectedDate: string | null;
  readonly rule: string;
  readonly facts: readonly string[];
}
