import { conventionsName, DEFAULT_CONVENTIONS, packs } from '#delay-rules';
import type { OrderFacts, OrderJurisdiction } from '../contract/index.js';

/** The rule that an order is placed under, with the versions of today; it keeps them. None: no law is known. */
export function delayRuleFor(jurisdictions: readonly OrderJurisdiction[]): Pick<OrderFacts, 'delayRule'> {
  const named = [...new Set(jurisdictions)];
  if (named.length === 0) return {};
  return {
    delayRule: {
      jurisdictions: named,
      packs: named.map((id) => `${id}@${packs[id].version}`),
      conventions: conventionsName(DEFAULT_CONVENTIONS),
    },
  };
}
