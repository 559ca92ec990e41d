import { type LocalDate, assertNever } from '#kernel';
import { type Moment, endOfDay } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import { takenLines } from './cancel.js';
import {
  consentPeriodEnd,
  firstOptionClass,
  isIndefinite,
  missingClauses,
  renewedOptionClass,
} from './notice-requirements.js';
import type { ApplicableTime, Boundary, LineObligation, MitorOrder, Offer, Portion } from './obligation.js';
import { type NoticeClass, isLive } from './states.js';

type Option = FactOf<'DelayOptionOffered'>;

const NEVER_ARRIVED = /BOUNCE|UNDELIVER|NOT_DELIVERED|FAILED|REJECTED|RETURNED/;

/** A delay option in the buyer's hands, 16 CFR 435.2(b)(1) and (b)(2), or what is wrong with it. */
export function offerOption(order: MitorOrder, option: Option, at: Moment): void {
  for (const line of takenLines(order, option.lines)) {
    const live = line.portions.filter(({ state }) => isLive(state));
    if (live.length === 0) recordLate(line);
    else if (!isProvided(option)) line.violations.push('OPTION_NOT_PROVIDED');
    else for (const portion of live) offerPortion({ order, line, portion }, option, at);
  }
}

/** Sent by a means likely to inform the buyer in time; a status page alone is none (CV-OFFER). */
function isProvided({ channel, deliveryStatus, sentTo }: Option): boolean {
  if (channel === 'ORDER_STATUS_PAGE_ONLY' || sentTo === 'RECIPIENT') return false;
  return !NEVER_ARRIVED.test(deliveryStatus ?? '');
}

function recordLate(line: LineObligation): void {
  const lapsed = line.portions.find(({ cancellation }) => cancellation !== null)?.cancellation;
  if (lapsed?.reason === 'NO_OPTION_OFFERED') replace(line, 'NO_FIRST_OPTION', 'LATE_FIRST_OPTION');
  if (lapsed?.reason === 'NO_CONSENT_TO_FURTHER_DELAY') {
    replace(line, 'NO_RENEWED_OPTION', 'LATE_RENEWED_OPTION');
  }
}

/** A late notice cures nothing, but it was sent: the finding says so. */
function replace(
  line: LineObligation,
  missing: 'NO_FIRST_OPTION' | 'NO_RENEWED_OPTION',
  late: 'LATE_FIRST_OPTION' | 'LATE_RENEWED_OPTION',
): void {
  const index = line.violations.indexOf(missing);
  if (index >= 0) line.violations[index] = late;
}

interface Offered {
  readonly order: MitorOrder;
  readonly line: LineObligation;
  readonly portion: Portion;
}

function offerPortion(offered: Offered, option: Option, at: Moment): void {
  const { line, portion } = offered;
  const { applicable } = line;
  if (!applicable || portion.state === 'DELAY_CONSENTED_INDEFINITE') return; // no notice is due
  const first = isFirst(offered, applicable, at);
  const noticeClass =
    first || isUnanswered(portion)
      ? firstOptionClass(option.revisedShipDate, applicable.date)
      : renewedOptionClass(option.revisedShipDate);
  line.optionOffered = true;
  if (!first) line.renewedOptionSent = true;
  if (!isValid(offered, option, noticeClass, first ? applicable.date : portion.shipBy)) return;
  open(offered, offerOf(option, noticeClass), first ? applicable.date : null);
}

function isFirst({ order, portion }: Offered, { endsAt }: ApplicableTime, at: Moment): boolean {
  if (portion.state === 'SHIP_CLOCK_RUNNING') return true;
  const { secondOffer } = order.setting.conventions;
  return portion.state === 'OPTION_SHORT_OPEN' && secondOffer === 'REPLACES_FIRST' && at < endsAt;
}

function offerOf({ revisedShipDate, advanceConsentSought }: Option, noticeClass: NoticeClass): Offer {
  return { noticeClass, revisedShipDate, advanceUntil: advanceConsentSought?.until ?? null };
}

function open({ order, portion }: Offered, offer: Offer, firstAfter: LocalDate | null): void {
  if (firstAfter !== null) openFirst(order, portion, offer, firstAfter);
  else if (isUnanswered(portion)) reopen(portion, offer);
  else Object.assign(portion, { state: 'RENEWED_OPTION_OPEN', offer });
}

/** A first option that needs express consent: until the buyer answers, K stays the boundary whatever else is offered. */
function isUnanswered({ state }: Portion): boolean {
  return state === 'OPTION_LONG_OPEN' || state === 'OPTION_INDEFINITE_OPEN';
}

function isValid(
  { order, line }: Offered,
  option: Option,
  noticeClass: NoticeClass,
  current: LocalDate | null,
): boolean {
  const { revisedShipDate, content, reason } = option;
  const notLater = revisedShipDate !== null && current !== null && revisedShipDate <= current;
  if (notLater || (content && missingClauses(noticeClass, content).length > 0)) {
    line.violations.push('DEFECTIVE_OPTION');
    return false;
  }
  if (!isIndefinite(noticeClass) || reason) return true;
  line.violations.push('NO_REASON_GIVEN');
  return order.setting.conventions.withoutReason === 'BREACH';
}

function openFirst(order: MitorOrder, portion: Portion, offer: Offer, applicable: LocalDate): void {
  portion.offer = offer;
  switch (offer.noticeClass) {
    case 'SHORT_DEFINITE':
      portion.state = 'OPTION_SHORT_OPEN';
      agreeOn(order, portion, offer.revisedShipDate ?? applicable, '16 CFR 435.2(b)(1)(ii)');
      return;
    case 'LONG_DEFINITE':
    case 'INDEFINITE':
      portion.state = offer.noticeClass === 'INDEFINITE' ? 'OPTION_INDEFINITE_OPEN' : 'OPTION_LONG_OPEN';
      portion.boundary = consentPeriod(order, applicable);
      portion.shipBy = portion.boundary.date;
      return;
    case 'RENEWED_DEFINITE':
    case 'RENEWED_INDEFINITE':
      return;
    default:
      assertNever(offer.noticeClass);
  }
}

/** Silence on the first option still cancels at K, even where the new date lies before it. */
function reopen(portion: Portion, offer: Offer): void {
  const indefinite = offer.revisedShipDate === null;
  portion.state = indefinite ? 'OPTION_INDEFINITE_OPEN' : 'OPTION_LONG_OPEN';
  portion.offer = { ...offer, noticeClass: indefinite ? 'INDEFINITE' : 'LONG_DEFINITE' };
}

function consentPeriod({ setting }: MitorOrder, applicable: LocalDate): Boundary {
  const date = consentPeriodEnd(applicable);
  const facts = [`applicable time ended on ${applicable}`, '30 days for express consent'];
  const basis = { rule: '16 CFR 435.2(b)(1)(iii)', facts };
  return { kind: 'CONSENT_PERIOD', date, at: endOfDay(date, setting.zone), basis };
}

/** The delay is agreed until the end of `date`. */
export function agreeOn({ setting }: MitorOrder, portion: Portion, date: LocalDate, rule: string): void {
  const basis = { rule, facts: [`delay agreed until ${date}`] };
  portion.shipBy = date;
  portion.boundary = { kind: 'REVISED_DATE', date, at: endOfDay(date, setting.zone), basis };
}
