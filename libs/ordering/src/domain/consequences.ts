import { type DecisionContext } from '#eventing';
import { governing, type MitorOrder } from '#delay-rules';
import type { DelayEvent, OrderingEvent } from '../contract/index.js';
import { assessments } from './assessments.js';
import { lapsedUnits, underMitor } from './order-under-rule.js';
import { initialState, type LineState, type OrderState } from './order-state.js';
import { evolve } from './order.evolve.js';
import { promises } from './promises.js';
import { requiredRefunds, withdrawnRefunds } from './refunds.js';
import { evolveRule } from './rule.evolve.js';
import { type RuleState, ruleOf } from './rule-state.js';

/**
 * What follows under the rule from an order's facts and from `decided`, the events of a decision: periods that ended,
 * refunds that are owed, corrections, and what the rule says now. Everything is the difference between what the facts
 * say at `now` and what is on record; so it does not matter who asks, how often, or how late.
 */
export function consequences(
  state: OrderState,
  decided: readonly OrderingEvent[],
  context: DecisionContext,
): readonly OrderingEvent[] {
  const [first] = decided;
  const orderId = state.placed?.orderId ?? first?.data.orderId;
  const rule = ruleAfter(state.rule, decided, context.now);
  if (!rule || orderId === undefined) return [];
  const order = underMitor(rule, context.now);
  if (!order) return assessments(orderId, rule, null);
  const settled = [
    ...promises(orderId, rule, order, linesAfter(state, decided, context.now)),
    ...lapses(orderId, rule, order),
    ...withdrawnRefunds(orderId, rule, order),
  ];
  const after = settled.length > 0 ? (ruleAfter(rule, settled, context.now) ?? rule) : rule;
  const refunds = requiredRefunds(orderId, after, order, context);
  return [...settled, ...refunds, ...assessments(orderId, after, order)];
}

/** Only what SKUs said is of interest: nothing else is worth copying an order for. */
function linesAfter(
  { lines }: OrderState,
  decided: readonly OrderingEvent[],
  at: string,
): readonly LineState[] {
  const supplied = decided.filter(({ type }) => type === 'ordering.SupplyRecorded');
  if (supplied.length === 0) return lines;
  const copy: OrderState = { ...initialState(), lines: structuredClone(lines) };
  for (const event of supplied) evolve(copy, event, { at });
  return copy.lines;
}

/** A copy that has taken the events: the state itself belongs to the runner. Null: no law governs the order. */
function ruleAfter(rule: RuleState | null, events: readonly OrderingEvent[], now: string): RuleState | null {
  let copy = rule && structuredClone(rule);
  for (const event of events) {
    if (event.type === 'ordering.OrderPlaced') copy = ruleOf(event.data);
    else if (copy) evolveRule(copy, event, now);
  }
  return copy;
}

/** Units that lapsed since the last look, and those that turn out never to have lapsed. */
function lapses(orderId: string, rule: RuleState, order: MitorOrder): readonly OrderingEvent[] {
  return order.lines.flatMap((line): readonly OrderingEvent[] => {
    const { lineId } = line;
    const change = lapsedUnits(line) - (rule.lapsed[lineId] ?? 0);
    if (change < 0) {
      const reason = 'a fact reported late shows that these units were not deemed cancelled';
      return [
        { type: 'ordering.CancellationCorrected', data: { orderId, lineId, quantity: -change, reason } },
      ];
    }
    return change > 0 ? lapse(orderId, line, change) : [];
  });
}

function lapse(
  orderId: string,
  line: MitorOrder['lines'][number],
  quantity: number,
): readonly OrderingEvent[] {
  const { lineId } = line;
  const { cancellation } = governing(line);
  if (!cancellation || !isLapse(cancellation.reason)) return [];
  const { reason, vestingDate, at } = cancellation;
  const deadlineAt = new Date(at).toISOString();
  return [
    {
      type: 'ordering.DeadlineReached',
      data: { orderId, lineId, quantity, deadlineAt, reason, vestingDate },
    },
    {
      type: 'ordering.LineCancelled',
      data: { orderId, lineId, quantity, by: 'RULE', reason, follows: true },
    },
  ];
}

type LapseReason = Extract<DelayEvent, { type: 'ordering.DeadlineReached' }>['data']['reason'];

function isLapse(reason: string): reason is LapseReason {
  return reason !== 'BUYER_CANCELLED' && reason !== 'SELLER_CANCELLED';
}
