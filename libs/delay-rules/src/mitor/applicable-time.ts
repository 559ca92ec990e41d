import { type LocalDate, assertNever } from '#kernel';
import { type Moment, addDays, addWallClockHours, dateOf, endOfDay } from '../calendar/legal-day.js';
import { addWorkingDays } from '../calendar/working-days.js';
import { type StatedShipTime, isStated } from '../facts/stated-ship-time.js';
import type { ApplicableTime, RuleSetting } from './obligation.js';

const HOUR = 3_600_000;
const DAYS_UNSTATED = 30;
const DAYS_WITH_CREDIT_APPLICATION = 50;

/**
 * The applicable time T of a line, 16 CFR 435.2(a)(1): the time stated, else 30 days, or 50 where the buyer applied to
 * the seller for credit. 50 days never extend a stated time. Days run from the proper order, that day being day 0.
 */
export function applicableTime(
  properOrderAt: Moment,
  stated: StatedShipTime | null,
  sellerCreditApplication: boolean,
  setting: RuleSetting,
): ApplicableTime {
  const ordered = dateOf(properOrderAt, setting.zone);
  if (isStated(stated)) {
    return stated.kind === 'HOURS'
      ? inHours(properOrderAt, stated.value, setting)
      : onDay(statedDate(ordered, stated, setting), setting.zone, '16 CFR 435.2(a)(1)(i); CV-STATED', [
          `properly completed on ${ordered}`,
          `stated: ${describe(stated)}`,
        ]);
  }
  const days = sellerCreditApplication ? DAYS_WITH_CREDIT_APPLICATION : DAYS_UNSTATED;
  const proviso = sellerCreditApplication ? ' proviso' : '';
  return onDay(addDays(ordered, days), setting.zone, `16 CFR 435.2(a)(1)(ii)${proviso}`, [
    `properly completed on ${ordered}`,
    'no shipping time clearly stated',
    ...(sellerCreditApplication ? ['buyer applied to the seller for credit'] : []),
  ]);
}

type InDays = Exclude<StatedShipTime, { readonly kind: 'HOURS' }>;

function statedDate(ordered: LocalDate, stated: InDays, { conventions }: RuleSetting): LocalDate {
  switch (stated.kind) {
    case 'CALENDAR_DAYS':
      return addDays(ordered, stated.value);
    case 'CALENDAR_DAYS_RANGE':
      return addDays(ordered, conventions.range === 'UPPER' ? stated.max : stated.min);
    case 'WEEKS':
      return addDays(ordered, 7 * stated.value);
    case 'BUSINESS_DAYS':
      return addWorkingDays(ordered, stated.value, conventions.workingDays);
    case 'BY_DATE':
      return stated.value;
    default:
      return assertNever(stated);
  }
}

function inHours(properOrderAt: Moment, hours: number, { zone, conventions }: RuleSetting): ApplicableTime {
  const endsAt =
    conventions.hours === 'ELAPSED'
      ? properOrderAt + hours * HOUR
      : addWallClockHours(properOrderAt, hours, zone);
  const facts = [`properly completed on ${dateOf(properOrderAt, zone)}`, `stated: ${hours} hours`];
  const basis = { rule: '16 CFR 435.2(a)(1)(i); CV-STATED', facts };
  return { date: dateOf(endsAt, zone), endsAt, hourly: true, basis };
}

function onDay(date: LocalDate, zone: string, rule: string, facts: readonly string[]): ApplicableTime {
  return { date, endsAt: endOfDay(date, zone), hourly: false, basis: { rule, facts } };
}

function describe(stated: InDays): string {
  return stated.kind === 'CALENDAR_DAYS_RANGE'
    ? `${stated.min} to ${stated.max} days`
    : `${stated.value} ${stated.kind.toLowerCase().replaceAll('_', ' ')}`;
}
