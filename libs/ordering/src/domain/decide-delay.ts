import { accept } from '#eventing';
import type { CommandOf, OrderDecision } from './decision.js';
import { occurred } from './occurred.js';
import type { UnderRule } from './under-rule.js';
import { lineUnder, liveUnits, underMitor } from './order-under-rule.js';

/**
 * The seller becomes aware that lines cannot ship in time. What is known already, and lines whose date can be kept, or
 * that have none to keep, are left out.
 */
export function discoverDelay(
  { orderId, lines, source, discoveredAt }: CommandOf<'ordering.DiscoverDelay'>,
  { rule, context }: UnderRule,
): OrderDecision {
  const when = occurred(discoveredAt, context, 'discoveredAt');
  if ('rejected' in when) return when;
  const order = underMitor(rule, when.at);
  const late = lines.flatMap(({ lineId, projectedDate }) => {
    const line = order && lineUnder(order, lineId);
    const shipBy =
      line && liveUnits(line) > 0 ? line.portions.find(({ boundary }) => boundary)?.shipBy : null;
    if (!shipBy || (projectedDate !== null && projectedDate <= shipBy)) return [];
    const known = rule.delays[lineId];
    return known?.shipBy === shipBy && known.projectedDate === projectedDate
      ? []
      : [{ lineId, shipBy, projectedDate }];
  });
  if (late.length === 0) return accept();
  return accept({
    type: 'ordering.DelayDiscovered',
    data: { orderId, discoveredAt: when.at, source, lines: late },
  });
}
