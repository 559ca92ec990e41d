import type { RankingDetails } from '#backorder/contract';
import { type LineObligation, type OrderingEvent, PAID_AFTER } from '../contract/index.js';
import type { LineState, OrderState } from './order-state.js';
import type { RuleState } from './rule-state.js';

export interface RankingNews extends Pick<LineState, 'lineId' | 'location' | 'sku'> {
  readonly ranking: RankingDetails;
  /** The order's revision since which it says this of the line. */
  readonly asOf: number;
}

/** What the queues of an order's waiting lines may rank by; nothing where no law on delays governs the order. */
export function rankingNews({ rule, lines }: OrderState): readonly RankingNews[] {
  if (!rule) return [];
  const { assessed, datesSince, paid } = rule;
  return lines
    .filter(({ waiting }) => waiting > 0)
    .map(({ lineId, location, sku }) => {
      const said = assessed[lineId];
      const ranking = { ...(said && datesOf(said)), ...(paid && { paid: paid.isPaid }) };
      const asOf = Math.max(datesSince[lineId] ?? 0, paid?.since ?? 0);
      return { lineId, location, sku, ranking, asOf };
    });
}

/** Notes since when the order says what it says. To be called before the rule state takes the event. */
export function noteRanking(rule: RuleState, event: OrderingEvent, revision: number): void {
  if (event.type === 'ordering.PaymentRecorded') {
    const isPaid = PAID_AFTER[event.data.fact];
    if (isPaid !== undefined && rule.paid?.isPaid !== isPaid) rule.paid = { isPaid, since: revision };
  }
  if (event.type === 'ordering.ObligationsAssessed') {
    for (const line of event.data.lines) {
      const before = rule.assessed[line.lineId];
      if (!before || !areSame(datesOf(before), datesOf(line))) rule.datesSince[line.lineId] = revision;
    }
  }
}

/** The deadline is the first day on which the law wants the goods shipped, or the buyer asked or answered. */
function datesOf({ currentShipBy, consentDueBy, renewedOptionDueBy }: LineObligation): Dates {
  const days = [currentShipBy, consentDueBy, renewedOptionDueBy].filter((day) => day !== null);
  return { promisedDate: currentShipBy, legalDeadline: days.sort()[0] ?? null };
}

type Dates = Required<Pick<RankingDetails, 'promisedDate' | 'legalDeadline'>>;

function areSame(a: Dates, b: Dates): boolean {
  return a.promisedDate === b.promisedDate && a.legalDeadline === b.legalDeadline;
}
