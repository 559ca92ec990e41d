import type { delayEvents, GoodwillOffered, LineObligation } from '#ordering/contract';
import { type Tellers, units } from './tell-order.js';
import { tellRefund } from './tell-refund.js';
import { ids, named, type NameLine, type TrailBasis } from './trail-entry.js';

/** What 16 CFR 435 turns on, and what was concluded from it. */
export const tellDelay: Tellers<typeof delayEvents> = {
  ...tellRefund,
  ShipPromiseMade: ({ lines }, name) => ({
    kind: 'PROMISED',
    lines: ids(lines.map(({ lineId }) => lineId)),
    words: lines
      .map(({ lineId, shipBy, kind }) => {
        const how = kind === 'STATED' ? 'as stated to the buyer' : 'the time that the rule allows';
        return `${name(lineId)} is to be shipped by ${shipBy}, ${how}.`;
      })
      .join(' '),
    basis: lines.map(({ lineId, basis }) => ({
      of: `promise of ${name(lineId)}`,
      rule: '16 CFR 435.2(a)(1)',
      facts: reasons(basis),
    })),
  }),
  PaymentRecorded: ({ fact, occurredAt, tender }) => ({
    kind: 'PAYMENT',
    at: occurredAt,
    words: `Payment: ${fact}${tender === null ? '' : `, ${tender}`}.`,
    basis: [{ of: 'properly completed order', rule: '16 CFR 435.1(c)', facts: [`${fact} ${occurredAt}`] }],
  }),
  InformationCompleted: ({ occurredAt }) => ({
    kind: 'INFORMATION_COMPLETED',
    at: occurredAt,
    words: 'The seller has all that it needs to process and ship the order.',
    basis: [{ of: 'properly completed order', rule: '16 CFR 435.1(c)(2)', facts: [] }],
  }),
  DelayDiscovered: ({ discoveredAt, source, lines }, name) => ({
    kind: 'DELAY_DISCOVERED',
    at: discoveredAt,
    lines: ids(lines.map(({ lineId }) => lineId)),
    words: lines
      .map(({ lineId, shipBy, projectedDate }) => {
        const instead = projectedDate === null ? 'no date is known' : `${projectedDate} is expected`;
        return `${name(lineId)} cannot be shipped by ${shipBy}; ${instead}.`;
      })
      .join(' '),
    basis: [{ of: 'delay', rule: '16 CFR 435.2(b)(1), (b)(2)', facts: [`learned from ${source}`] }],
  }),
  DelayOptionOffered: (
    { lines, kind, sentAt, revisedShipDate, reason, basis, notice, goodwill = [] },
    name,
  ) => ({
    kind: 'OPTION_OFFERED',
    at: sentAt,
    lines: ids(lines),
    words: `The buyer was offered to consent or to cancel (${kind === 'FIRST' ? 'first' : 'renewed'} option) for ${named(name, lines)}: ${
      revisedShipDate === null ? 'no date can be given' : `to be shipped by ${revisedShipDate}`
    }${reason === null ? '' : `, because ${reason}`}.${goodwill.map(offeredBeside).join('')}`,
    basis: [
      {
        of: revisedShipDate === null ? 'that no date can be given' : `revised date ${revisedShipDate}`,
        rule: revisedShipDate === null ? '16 CFR 435.2(a)(3)(i)' : '16 CFR 435.2(a)(2)',
        facts: reasons(basis),
      },
    ],
    noticeId: notice?.noticeId ?? null,
    contentHash: notice?.contentHash ?? null,
  }),
  OptionUndelivered: ({ noticeId, learnedAt, reason }) => ({
    kind: 'OPTION_UNDELIVERED',
    at: learnedAt,
    words: `The option never arrived (${reason}): it is none.`,
    basis: [{ of: 'option', rule: '16 CFR 435.2(b); CV-OFFER', facts: [reason] }],
    noticeId,
  }),
  BuyerConsented: ({ lines, receivedAt, channel, to, noticeId }, name) => ({
    kind: 'BUYER_CONSENTED',
    at: receivedAt,
    lines: ids(lines),
    words: `The buyer consented by ${channel} to the delay of ${named(name, lines)}${until(to)}.`,
    noticeId,
  }),
  BuyerCancelled: ({ lines, receivedAt, channel, noticeId }, name) => ({
    kind: 'BUYER_CANCELLED',
    at: receivedAt,
    lines: ids(lines),
    words: `The buyer cancelled ${named(name, lines)} by ${channel}.`,
    noticeId,
  }),
  BuyerMessageReceived: ({ lines, receivedAt, channel, noticeId }) => ({
    kind: 'BUYER_MESSAGE',
    at: receivedAt,
    lines: ids(lines),
    words: `The buyer wrote by ${channel}: neither consent nor cancellation.`,
    noticeId,
  }),
  SubstituteChosen: ({ lines, receivedAt, channel, sku, noticeId }, name) => ({
    kind: 'SUBSTITUTE_CHOSEN',
    at: receivedAt,
    lines: ids(lines),
    words: `The buyer would take ${sku} instead of ${named(name, lines)}, by ${channel}: to be carried out by hand.`,
    noticeId,
  }),
  DeadlineNear: ({ lines, refunds }, name) => ({
    kind: 'DEADLINE_NEAR',
    lines: ids(lines.map(({ lineId }) => lineId)),
    words: [
      ...lines.map(({ lineId, dueAt }) => `The period of ${name(lineId)} ends at ${dueAt}.`),
      ...refunds.map(({ refundId, dueBy }) => `Refund ${refundId} is due by ${dueBy}.`),
    ].join(' '),
  }),
  GoodwillGranted: ({ kind, description, reason, offerId }) => ({
    kind: 'GOODWILL',
    words: `The buyer was granted ${kind}${offerId === undefined ? '' : ` as offered (${offerId})`}: ${description} (${reason}).`,
  }),
  ConsentRefused: ({ lines, receivedAt, channel, code, reason, noticeId }) => ({
    kind: 'CONSENT_REFUSED',
    at: receivedAt,
    lines: ids(lines),
    words: `An answer of the buyer by ${channel} changed nothing (${code}): ${reason}.`,
    noticeId,
  }),
  DeadlineReached: ({ lineId, quantity, deadlineAt, reason, vestingDate }, name) => ({
    kind: 'DEADLINE_REACHED',
    at: deadlineAt,
    lines: [{ lineId, quantity }],
    words: `The period ended: ${quantity} of ${name(lineId)} deemed cancelled, ${reason}.`,
    basis: [
      { of: 'cancellation', rule: LAPSES[reason], facts: [`right to a refund vested on ${vestingDate}`] },
    ],
  }),
  CancellationCorrected: ({ lineId, quantity, reason }, name) => ({
    kind: 'CORRECTED',
    lines: [{ lineId, quantity }],
    words: `${units([{ lineId, quantity }], name)} never deemed cancelled: ${reason}.`,
  }),
  ObligationsAssessed: ({ lines, packs, conventions }, name) => ({
    kind: 'ASSESSED',
    lines: ids(lines.map(({ lineId }) => lineId)),
    words: `What the rule says now (${packs.join(', ')}; ${conventions}): ${lines.map((line) => assessed(line, name)).join(' ')}`,
    basis: lines.flatMap((line) => basesOf(line, name)),
  }),
};

const LAPSES = {
  NO_OPTION_OFFERED: '16 CFR 435.2(c)(5)',
  NO_EXPRESS_CONSENT: '16 CFR 435.2(c)(2)',
  NO_CONSENT_TO_FURTHER_DELAY: '16 CFR 435.2(c)(3)',
} as const;

interface Reasons {
  readonly statement: string;
  readonly supplyIds: readonly string[];
  readonly policy: string;
}

function reasons({ statement, supplyIds, policy }: Reasons): string[] {
  return [statement, ...supplyIds.map((id) => `supply ${id}`), `policy: ${policy}`];
}

function until(to: string | null): string {
  if (to === null) return '';
  return to === 'INDEFINITE' ? ', without a date' : ` until ${to}`;
}

function assessed({ lineId, state, currentShipBy, violations }: LineObligation, name: NameLine): string {
  const found = violations.length > 0 ? `; found: ${violations.join(', ')}` : '';
  return `${name(lineId)}: ${state}${currentShipBy === null ? '' : `, ship by ${currentShipBy}`}${found}.`;
}

function basesOf({ lineId, basis }: LineObligation, name: NameLine): readonly TrailBasis[] {
  return Object.entries(basis).map(([field, each]) => ({ of: `${field} of ${name(lineId)}`, ...each }));
}

function offeredBeside({ offerId, kind, description, validUntil }: GoodwillOffered): string {
  const until = validUntil === null ? '' : `, until ${validUntil}`;
  return ` Beside it ${kind} was offered (${offerId}${until}): ${description}.`;
}
