import { type DecisionContext } from '#eventing';
import type { OrderingEvent } from '../contract/index.js';
import { assessments } from './assessments.js';
import { underMitor } from './order-under-rule.js';
import { initialState, type LineState, type OrderState } from './order-state.js';
import { evolve } from './order.evolve.js';
import { promises } from './promises.js';
import { requiredRefunds, withdrawnRefunds } from './refunds.js';
import { evolveRule } from './rule.evolve.js';
import { type RuleState, ruleOf } from './rule-state.js';
import { unitChanges } from './unit-changes.js';

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
  const lines = linesAfter(state, decided, context.now);
  const settled = [
    ...promises(orderId, rule, order, lines),
    ...unitChanges(orderId, rule, order, { lines, commandId: context.commandId }),
    ...withdrawnRefunds(orderId, rule, order),
  ];
  const after = settled.length > 0 ? (ruleAfter(rule, settled, context.now) ?? rule) : rule;
  const refunds = requiredRefunds(orderId, after, order, context);
  return [...settled, ...refunds, ...assessments(orderId, after, order)];
}

/** The lines as the decided events leave them: a copy, as the state belongs to the runner. */
function linesAfter(
  { lines }: OrderState,
  decided: readonly OrderingEvent[],
  at: string,
): readonly LineState[] {
  const [first] = decided;
  if (!first) return lines;
  const copy: OrderState = { ...initialState(), lines: structuredClone(lines) };
  for (const event of decided) evolve(copy, event, { at });
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
