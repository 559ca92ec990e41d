import { type DelayKind, isDelayKind, type NoticeKind } from '../../contract/index.js';
import { clauseRules, clausesOf } from '../clauses.js';
import { type Block, type LineItem, lines, list, paragraph, when } from './blocks.js';

const promised: LineItem = { when: 'promisedBy', say: 'word.promisedBy' };
const expected: LineItem = { when: 'revisedShipDate', say: 'word.expected' };
const moved: LineItem = { when: 'revisedShipDate', say: 'word.movedTo' };

const opening = [paragraph('word.greeting'), paragraph('word.intro')];
const goodwill = when('hasGoodwill', paragraph('word.goodwillIntro'), list('goodwill', 'word.goodwill'));
const offers = list('goodwillOffers', 'word.goodwillOffer');
const goodwillOffered = when('hasGoodwill', paragraph('word.goodwillIntro'), offers);
const farewell = [when('links.page', paragraph('word.page')), paragraph('word.signature')];

const refund = [
  when('refund.charged', paragraph('word.refundComing'), paragraph('word.refundForm')),
  when('refund.notCharged', paragraph('word.notCharged')),
  when('^refund', paragraph('word.refundDue')),
];

const shipped = [
  list('shipped', 'word.shippedLine'),
  paragraph('word.carrier'),
  when('shipment.tracking', paragraph('word.tracking')),
];

const plain: Readonly<Record<Exclude<NoticeKind, DelayKind>, readonly Block[]>> = {
  RULE_CANCELLED: [lines(promised), ...refund],
  REFUND_SENT: [
    when('refund.charged', paragraph('word.refundSent'), paragraph('word.refundForm')),
    when('refund.notCharged', paragraph('word.notCharged')),
    lines(),
  ],
  BACKORDER_CONFIRMED: [lines(promised, expected), paragraph('word.zone')],
  DATE_MOVED: [lines(promised, expected), paragraph('word.zone')],
  GOODS_ARRIVED: [lines(promised)],
  SHIPPED: [...shipped, when('hasLines', paragraph('word.stillToCome'), lines(promised, moved))],
  FOLLOW_UP: [...shipped, paragraph('word.allWell')],
};

/** What a notice of that kind says, and in which order. */
export function layoutOf(kind: NoticeKind): readonly Block[] {
  const body = isDelayKind(kind) ? [...offer(kind), goodwillOffered] : [...plain[kind], goodwill];
  return [...opening, ...body, ...farewell];
}

function offer(kind: DelayKind): readonly Block[] {
  const { required, optional } = clausesOf(kind);
  const ofLines = required
    .filter((clause) => clauseRules[clause].perLine)
    .map((clause) => `clause.${clause}`);
  const ifSaid = (clause: 'reason' | 'continuingCancel') =>
    required.includes(clause) ? [paragraph(`clause.${clause}`)] : [];
  return [
    ...ifSaid('reason'),
    ...(optional.includes('reason') ? [when('reason', paragraph('clause.reason'))] : []),
    lines(promised, ...ofLines),
    paragraph('word.zone'),
    paragraph('clause.choice'),
    paragraph('clause.cancelRight'),
    ...ifSaid('continuingCancel'),
    paragraph('clause.freeAnswer'),
    ...(optional.includes('advanceConsentToDate') ? advanceConsent : []),
    when('hasSubstitutes', paragraph('word.substitutesIntro'), list('substitutes', 'word.substitute')),
  ];
}

const advanceConsent = [
  when('advanceConsentDate', paragraph('clause.advanceConsentToDate')),
  when('advanceConsentIndefinite', paragraph('clause.advanceConsentIndefinite')),
];
