import type { MitorOrder } from '#delay-rules';
import { deterministicId } from '#kernel';
import type { DelayEvent, OrderingEvent } from '../contract/index.js';
import { keptUnits, lapsedUnits } from './order-under-rule.js';
import { type LineState, openUnits } from './order-state.js';
import type { RuleState } from './rule-state.js';

type Line = MitorOrder['lines'][number];

interface Deciding {
  /** As the decided events leave them. */
  readonly lines: readonly LineState[];
  readonly commandId: string;
}

/** Units that are cancelled by the facts and not on record, and those on record that were never cancelled. */
export function unitChanges(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
  { lines, commandId }: Deciding,
): readonly OrderingEvent[] {
  return lines.flatMap((line) => {
    const under = order.lines.find(({ lineId }) => lineId === line.lineId);
    const demandId = deterministicId(commandId, line.lineId, 'again');
    return under ? changesOf({ orderId, demandId }, rule, under, line) : [];
  });
}

interface Named {
  readonly orderId: string;
  /** Of the demand for units that are owed again. */
  readonly demandId: string;
}

function changesOf(named: Named, rule: RuleState, under: Line, line: LineState): readonly OrderingEvent[] {
  const { orderId } = named;
  const { lineId } = line;
  const lapsed = Math.max(0, lapsedUnits(under) - (rule.lapsed[lineId] ?? 0));
  const gone = Math.max(0, line.quantity - line.cancelled - line.refused) - keptUnits(under);
  if (gone < 0) return [...deadline(orderId, under, lapsed), ...correction(named, line, -gone)];
  // Goods that are out already, against a cancellation, are cancelled no more: they are a finding, and a refund.
  const taken = Math.min(gone, openUnits(line));
  const byRule = Math.min(taken, lapsed);
  return [
    ...deadline(orderId, under, lapsed),
    ...(byRule > 0
      ? [cancelled(orderId, lineId, byRule, { by: 'RULE', reason: lapseOf(under)?.reason ?? '' })]
      : []),
    ...(taken > byRule ? [cancelled(orderId, lineId, taken - byRule, eventCancelling(under))] : []),
  ];
}

function deadline(orderId: string, under: Line, quantity: number): readonly OrderingEvent[] {
  const lapse = lapseOf(under);
  if (quantity === 0 || !lapse) return [];
  const { reason, vestingDate, at } = lapse;
  const deadlineAt = new Date(at).toISOString();
  const data = { orderId, lineId: under.lineId, quantity, deadlineAt, reason, vestingDate };
  return [{ type: 'ordering.DeadlineReached', data }];
}

function correction({ orderId, demandId }: Named, line: LineState, units: number): readonly OrderingEvent[] {
  const { lineId } = line;
  const quantity = Math.min(units, line.cancelled);
  if (quantity === 0) return [];
  const reason = 'a fact reported late shows that these units were not cancelled';
  const open = Math.min(quantity, openUnits({ ...line, cancelled: line.cancelled - quantity }));
  const again = open > 0 ? { again: { demandId, quantity: open } } : {};
  return [{ type: 'ordering.CancellationCorrected', data: { orderId, lineId, quantity, reason, ...again } }];
}

type Cancelled = Extract<OrderingEvent, { type: 'ordering.LineCancelled' }>['data'];

function cancelled(
  orderId: string,
  lineId: string,
  quantity: number,
  why: Pick<Cancelled, 'by' | 'reason'>,
): OrderingEvent {
  return { type: 'ordering.LineCancelled', data: { orderId, lineId, quantity, ...why, follows: true } };
}

function eventCancelling({ portions }: Line): Pick<Cancelled, 'by' | 'reason'> {
  if (portions.some(({ state }) => state === 'SUBSTITUTED')) {
    return { by: 'BUYER', reason: 'other goods instead, as the buyer agreed' };
  }
  const bySeller = portions.every(({ cancellation }) => cancellation?.reason !== 'BUYER_CANCELLED');
  return bySeller
    ? { by: 'SELLER', reason: 'the seller’s notice' }
    : { by: 'BUYER', reason: 'the buyer’s reply to the delay' };
}

type LapseReason = Extract<DelayEvent, { type: 'ordering.DeadlineReached' }>['data']['reason'];

function lapseOf({ portions }: Line) {
  for (const { cancellation } of portions) {
    if (!cancellation) continue;
    const { reason, ...when } = cancellation;
    if (isLapse(reason)) return { reason, ...when };
  }
  return null;
}

function isLapse(reason: string): reason is LapseReason {
  return reason !== 'BUYER_CANCELLED' && reason !== 'SELLER_CANCELLED';
}
