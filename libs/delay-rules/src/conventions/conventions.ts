import type { WorkingDays } from '../calendar/working-days.js';

/**
 * What the Rule leaves open, as named settings. An order keeps the set and version under which it was placed. The
 * first value of each is the default; the others are readings that can be defended, too.
 */
export interface Conventions {
  readonly id: string;
  readonly version: number;
  /** CV-VEST: a lapse vests on the last day of its period, or on the next. */
  readonly vesting: 'EXPIRY_DAY' | 'NEXT_DAY';
  /** CV-WORKDAY. */
  readonly workingDays: WorkingDays;
  /** CV-STATED: promised hours elapse, or are read off wall clocks. */
  readonly hours: 'ELAPSED' | 'WALL_CLOCK';
  /** CV-STATED: which bound of a promised range binds. */
  readonly range: 'UPPER' | 'LOWER';
  /** CV-BILL. */
  readonly billingCycle: 'NEXT_CLOSE' | 'FULL_CYCLE';
  /** CV-PRE-T2: a second date sent while the applicable time runs. */
  readonly secondOffer: 'RENEWS' | 'REPLACES_FIRST';
  /** An indefinite notice on record that gives no reason: a breach beside a standing option, or no option. */
  readonly withoutReason: 'BREACH' | 'NO_OPTION';
  /** CV-CANCEL: whether a buyer who consented to a date may still cancel before it. */
  readonly cancelAfterConsent: 'HONOURED' | 'BOUND_UNTIL_DATE';
  /** CV-TIE: what counts when handover and cancellation have the same instant. */
  readonly tie: 'HANDOVER_FIRST' | 'CANCELLATION_FIRST';
}

const usDefault: Conventions = {
  id: 'US-DEFAULT',
  version: 1,
  vesting: 'EXPIRY_DAY',
  workingDays: 'FEDERAL_DAYS_OFF',
  hours: 'ELAPSED',
  range: 'UPPER',
  billingCycle: 'NEXT_CLOSE',
  secondOffer: 'RENEWS',
  withoutReason: 'BREACH',
  cancelAfterConsent: 'HONOURED',
  tie: 'HANDOVER_FIRST',
};

/** The readings that bind the seller most, to see by how much they would differ. */
const usStrict: Conventions = {
  ...usDefault,
  id: 'US-STRICT',
  workingDays: 'WEEKDAYS',
  hours: 'WALL_CLOCK',
  range: 'LOWER',
  withoutReason: 'NO_OPTION',
  tie: 'CANCELLATION_FIRST',
};

export const DEFAULT_CONVENTIONS = usDefault;
export const STRICT_CONVENTIONS = usStrict;

/** Every set in every version that an order may carry. Versions are added, never changed. */
const sets: readonly Conventions[] = [usDefault, usStrict];

/** The name with its version, as orders and outcomes carry it: `US-DEFAULT@1`. */
export function conventionsName({ id, version }: Conventions): string {
  return `${id}@${version}`;
}

/** By name, `US-DEFAULT` for its newest version or `US-DEFAULT@1`; undefined where there is none. */
export function findConventions(name: string): Conventions | undefined {
  return sets.findLast((set) => set.id === name || conventionsName(set) === name);
}

export function conventionNames(): readonly string[] {
  return sets.map(conventionsName);
}
