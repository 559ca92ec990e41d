import type { RankingDetails } from '#backorder/contract';
import type { LineObligation } from '../contract/index.js';
import type { LineState, OrderState } from './order-state.js';

export interface RankingNews extends Pick<LineState, 'lineId' | 'location' | 'sku'> {
  readonly ranking: RankingDetails;
}

/** What the queues of an order's waiting lines may rank by; nothing where no law on delays governs the order. */
export function rankingNews({ rule, lines }: OrderState): readonly RankingNews[] {
  if (!rule) return [];
  return lines
    .filter(({ waiting }) => waiting > 0)
    .map(({ lineId, location, sku }) => {
      const said = rule.assessed[lineId];
      return { lineId, location, sku, ranking: said ? datesOf(said) : {} };
    });
}

/** The deadline is the first day on which the law wants the goods shipped, or the buyer asked or answered. */
function datesOf({ currentShipBy, consentDueBy, renewedOptionDueBy }: LineObligation): RankingDetails {
  const days = [currentShipBy, consentDueBy, renewedOptionDueBy].filter((day) => day !== null);
  return { promisedDate: currentShipBy, legalDeadline: days.sort()[0] ?? null };
}
