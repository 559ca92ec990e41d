import type { LineObligation } from '#ordering/contract';
import type { DutyState, LineDuty } from './duty.js';
import { type Ask, endOf, hasLapsed, isOwed, type LineRecord, newest, type Period } from './line-record.js';

/** What must, or had to, be done for a line: from what is on record alone, so a late fact leaves nothing behind. */
export function dutiesOf(record: LineRecord): readonly LineDuty[] {
  const { assessed, renewals, asks } = record;
  if (!assessed?.shipBy) return [];
  const first = { dueBy: assessed.shipBy, ...basisOf(assessed, 'shipBy') };
  return [
    shipDuty(record, assessed),
    ...firstOption(record, assessed, first),
    ...renewals.flatMap((period) => renewedOption(record, assessed, period)),
    ...asks.map((ask) => awaitedConsent(record, assessed, ask)),
  ];
}

interface Settled {
  readonly state: DutyState;
  readonly settledAt: string | null;
}

const OPEN: Settled = { state: 'OPEN', settledAt: null };

function duty(record: LineRecord, kind: LineDuty['kind'], period: Period, settled: Settled): LineDuty {
  const projectedDate = record.delays[period.dueBy]?.projectedDate ?? null;
  const { dueBy, rule, facts } = period;
  return { kind, dueBy, dueAt: endOf(record, dueBy), projectedDate, rule, facts, ...settled };
}

/** Shipped as the rule sees it is shipped in time: what is handed over later is not shipped under it. */
function shipDuty(record: LineRecord, assessed: LineObligation): LineDuty {
  const dueBy = assessed.currentShipBy;
  const settled = isOwed(assessed) ? OPEN : ended(record, assessed);
  if (dueBy !== null) {
    const field = dueBy === assessed.shipBy ? 'shipBy' : 'autoCancelAt';
    return duty(record, 'SHIP', { dueBy, ...basisOf(assessed, field) }, settled);
  }
  const facts = ['the buyer agreed to a delay without a date'];
  const rule = '16 CFR 435.2(b)(1)(iii), (b)(2)(iii)';
  return { kind: 'SHIP', dueBy, dueAt: null, projectedDate: null, rule, facts, ...settled };
}

function ended(record: LineRecord, assessed: LineObligation): Settled {
  const { handovers, lapses, calledOffAt } = record;
  if (assessed.state === 'SHIPPED') return { state: 'DONE_IN_TIME', settledAt: newest(handovers) };
  if (hasLapsed(assessed)) return { state: 'LAPSED', settledAt: lapses.at(-1)?.deadlineAt ?? null };
  return { state: 'WITHDRAWN', settledAt: calledOffAt };
}

function firstOption(record: LineRecord, assessed: LineObligation, period: Period): readonly LineDuty[] {
  const { violations, cancelReason } = assessed;
  const dueAt = endOf(record, period.dueBy);
  const settled = (state: DutyState, settledAt: string | null) => [
    duty(record, 'OFFER_FIRST_OPTION', period, { state, settledAt }),
  ];
  const valid = record.offers.find(({ kind, noticeClass }) => kind === 'FIRST' && noticeClass !== null);
  if (violations.includes('LATE_FIRST_OPTION')) {
    return settled('DONE_LATE', record.offers.find(({ sentAt }) => sentAt >= dueAt)?.sentAt ?? null);
  }
  if (cancelReason === 'NO_OPTION_OFFERED') return settled('LAPSED', dueAt);
  if (valid) return settled('DONE_IN_TIME', valid.sentAt);
  return known(record, assessed, { kind: 'OFFER_FIRST_OPTION', period, current: true });
}

function renewedOption(record: LineRecord, assessed: LineObligation, period: Period): readonly LineDuty[] {
  const { dueBy } = period;
  const dueAt = endOf(record, dueBy);
  const settled = (state: DutyState, settledAt: string | null) => [
    duty(record, 'OFFER_RENEWED_OPTION', period, { state, settledAt }),
  ];
  const sent = record.offers.find(
    (each) => each.kind === 'RENEWED' && each.dueBy === dueBy && each.noticeClass !== null,
  );
  if (sent) return settled(sent.sentAt < dueAt ? 'DONE_IN_TIME' : 'DONE_LATE', sent.sentAt);
  const current = record.renewals.at(-1)?.dueBy === dueBy && assessed.renewedOptionDueBy === dueBy;
  if (current && assessed.violations.includes('LATE_RENEWED_OPTION')) {
    return settled('DONE_LATE', record.offers.find(({ sentAt }) => sentAt >= dueAt)?.sentAt ?? null);
  }
  if (current && assessed.cancelReason === 'NO_CONSENT_TO_FURTHER_DELAY') return settled('LAPSED', dueAt);
  return known(record, assessed, { kind: 'OFFER_RENEWED_OPTION', period, current });
}

interface Untold {
  readonly kind: LineDuty['kind'];
  readonly period: Period;
  /** Whether it is the date in force. */
  readonly current: boolean;
}

/** No option was sent: one is due where the delay is known, and was where it is over. */
function known(
  record: LineRecord,
  assessed: LineObligation,
  { kind, period, current }: Untold,
): readonly LineDuty[] {
  if (!record.delays[period.dueBy]) return [];
  const { settledAt } = ended(record, assessed);
  const open = current && isOwed(assessed);
  return [duty(record, kind, period, open ? OPEN : { state: 'WITHDRAWN', settledAt })];
}

/** The buyer's answer settles it, whichever it is. */
function awaitedConsent(record: LineRecord, assessed: LineObligation, ask: Ask): LineDuty {
  return duty(record, 'AWAIT_CONSENT', ask, answerTo(record, assessed, ask));
}

function answerTo(record: LineRecord, assessed: LineObligation, ask: Ask): Settled {
  const next = record.asks[record.asks.indexOf(ask) + 1];
  if (!next && isOwed(assessed) && assessed.consentDueBy === ask.dueBy) return OPEN;
  const until = next && next.askedAt < endOf(record, ask.dueBy) ? next.askedAt : endOf(record, ask.dueBy);
  const answer = record.answers.find(({ receivedAt }) => receivedAt >= ask.askedAt && receivedAt < until);
  if (answer) return { state: 'DONE_IN_TIME', settledAt: answer.receivedAt };
  const { state, settledAt } = ended(record, assessed);
  if (!next && assessed.cancelReason === 'BUYER_CANCELLED') return { state: 'DONE_IN_TIME', settledAt };
  return { state: !next && state === 'LAPSED' ? state : 'WITHDRAWN', settledAt };
}

function basisOf({ basis }: LineObligation, field: string): Omit<Period, 'dueBy'> {
  const { rule, facts } = basis[field] ?? { rule: '16 CFR 435.2', facts: [] };
  return { rule, facts };
}
