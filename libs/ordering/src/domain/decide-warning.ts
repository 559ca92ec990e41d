import { governing, isLive } from '#delay-rules';
import { accept } from '#eventing';
import { plusMilliseconds } from '#kernel';
import type { CommandOf, OrderDecision } from './decision.js';
import { underMitor } from './order-under-rule.js';
import { allocatedUnits, findLine, openUnits } from './order-state.js';
import type { UnderRule } from './under-rule.js';

/** How long before a limit somebody is warned. A choice of ours: the law knows only the limit. */
export const WARNING_MILLISECONDS = 2 * 86_400_000;

/** What is due soon and not done, and was not warned of: goods that are not at hand, and money. */
export function warnOfDeadlines(
  { orderId }: CommandOf<'ordering.WarnOfDeadlines'>,
  { state, rule, context: { now } }: UnderRule,
): OrderDecision {
  const order = underMitor(rule, now);
  if (!order) return accept();
  const horizon = plusMilliseconds(now, WARNING_MILLISECONDS);
  const lines = order.lines.flatMap((line) => {
    const { lineId } = line;
    const { state: itsState, boundary } = governing(line);
    if (!boundary || !isLive(itsState) || isAtHand(state, lineId)) return [];
    const dueAt = new Date(boundary.at).toISOString();
    return dueAt <= horizon && rule.warned[lineId] !== dueAt ? [{ lineId, dueAt }] : [];
  });
  const refunds = rule.refunds
    .filter(({ status }) => status === 'DUE' || status === 'FAILED')
    .filter(
      ({ refundId, dueBy, strictDueBy }) =>
        strictDueBy <= horizon.slice(0, 10) && rule.warned[refundId] !== dueBy,
    )
    .map(({ refundId, dueBy }) => ({ refundId, dueBy }));
  if (lines.length + refunds.length === 0) return accept();
  return accept({ type: 'ordering.DeadlineNear', data: { orderId, lines, refunds } });
}

/** What lies on the shelf for the line only has to go out: whoever packs sees it. */
function isAtHand(state: UnderRule['state'], lineId: string): boolean {
  const line = findLine(state, lineId);
  return line !== undefined && allocatedUnits(line) >= openUnits(line);
}
