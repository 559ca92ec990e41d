import { type LineOutcome, lineOutcome, type MitorOrder } from '#delay-rules';
import { canonicalJson } from '#kernel';
import type { LineObligation, OrderingEvent } from '../contract/index.js';
import { otherLaws } from './other-laws.js';
import type { RuleState } from './rule-state.js';

/** So many lines' conclusions fit into one event. */
const LINES_PER_EVENT = 100;

/** What the rule says now of lines of which it said something else, or nothing, before. */
export function assessments(
  orderId: string,
  rule: RuleState,
  order: MitorOrder | null,
): readonly OrderingEvent[] {
  const now = order ? order.lines.map((line) => obligationOf(order, line)) : [];
  const news = now.filter((line) => isNews(rule, line));
  const others = rule.othersAssessed ? [] : otherLaws(rule);
  const { packs, conventions, timeZone } = rule;
  return chunks(news, others.length > 0).map((lines, index) => ({
    type: 'ordering.ObligationsAssessed',
    data: {
      orderId,
      packs: [...packs],
      conventions,
      timeZone,
      lines: [...lines],
      otherLaws: index === 0 ? others : [],
    },
  }));
}

/** An order that waits for its payment is under no clock: nothing is worth saying yet. */
function isNews({ assessed }: RuleState, line: LineObligation): boolean {
  const before = assessed[line.lineId];
  if (!before) return line.state !== 'AWAITING_PROPER_ORDER';
  return canonicalJson(line) !== canonicalJson(before);
}

function chunks<T>(items: readonly T[], atLeastOne: boolean): readonly (readonly T[])[] {
  const count = Math.max(atLeastOne ? 1 : 0, Math.ceil(items.length / LINES_PER_EVENT));
  return Array.from({ length: count }, (_, n) => items.slice(n * LINES_PER_EVENT, (n + 1) * LINES_PER_EVENT));
}

function obligationOf(order: MitorOrder, line: MitorOrder['lines'][number]): LineObligation {
  const outcome = lineOutcome(order, line);
  return {
    lineId: line.lineId,
    state: outcome.state,
    properOrderDate: outcome.properOrderDate,
    shipBy: outcome.shipBy,
    currentShipBy: outcome.currentShipBy,
    noticeClass: outcome.noticeClass,
    silenceMeans: outcome.silenceMeans,
    consentDueBy: outcome.consentDueBy,
    renewedOptionDueBy: outcome.renewedOptionDueBy,
    boundaryAt: outcome.autoCancelAt && new Date(outcome.autoCancelAt).toISOString(),
    cancelReason: outcome.cancelReason,
    vestingDate: outcome.vestingDate,
    refundDueBy: outcome.refundDueBy,
    continuingCancelRight: outcome.continuingCancelRight,
    shippedQuantity: outcome.shippedQuantity ?? 0,
    cancelledQuantity: outcome.cancelledQuantity ?? 0,
    violations: [...outcome.violations],
    basis: basisOf(outcome),
  };
}

function basisOf({ basis }: LineOutcome): LineObligation['basis'] {
  return Object.fromEntries(
    Object.entries(basis).map(([field, { rule, facts }]) => [field, { rule, facts: [...facts] }]),
  );
}
