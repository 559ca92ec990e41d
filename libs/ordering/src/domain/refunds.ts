import { type MitorOrder, refundParts } from '#delay-rules';
import type { DecisionContext } from '#eventing';
import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { cancelledUnits } from './order-under-rule.js';
import { amountOwed, splitAmount } from './refund-money.js';
import type { RuleState } from './rule-state.js';

type Line = MitorOrder['lines'][number];

/** Refunds owed for units of which none is on record: one for each reason and vesting day. */
export function requiredRefunds(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
  { commandId }: DecisionContext,
): readonly OrderingEvent[] {
  const groups = new Map<string, Owed>();
  for (const line of order.lines) {
    const quantity = cancelledUnits(line) - (rule.refundable[line.lineId] ?? 0);
    const cancellation = newestCancellation(line);
    if (quantity <= 0 || !cancellation) continue;
    const key = `${cancellation.reason} ${cancellation.vestingDate}`;
    const refundId = deterministicId(commandId, 'refund', key);
    const owed = groups.get(key) ?? { ...cancellation, refundId, lines: [] };
    owed.lines.push({ lineId: line.lineId, quantity });
    groups.set(key, owed);
  }
  let required = rule;
  return [...groups.values()].map((owed) => {
    const event = refundRequired(orderId, required, order, owed);
    required = withRefund(required, owed, event.data.amountMinor);
    return event;
  });
}

interface Owed {
  readonly refundId: string;
  readonly reason: string;
  readonly vestingDate: string;
  readonly lines: { lineId: string; quantity: number }[];
}

type Required = Extract<OrderingEvent, { type: 'ordering.RefundRequired' }>;

function refundRequired(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
  { refundId, reason, vestingDate, lines }: Owed,
): Required {
  const parts = refundParts(vestingDate, order.payment, order.setting.conventions);
  const charged = parts.some(({ form }) => form !== 'STATEMENT_OF_NO_CHARGE');
  const amountMinor = charged ? amountOwed(rule, lines) : 0;
  const shares = splitAmount(amountMinor, parts.length > 1 ? rule.money.partsMinor : [1]);
  const told = parts.map(({ tender, dueBy, form }, index) => ({
    tender,
    dueBy,
    form,
    amountMinor: shares[index] ?? 0,
  }));
  return {
    type: 'ordering.RefundRequired',
    data: { orderId, refundId, lines, cause: reason, vestingDate, amountMinor, parts: told },
  };
}

function withRefund(rule: RuleState, { refundId, lines }: Owed, amountMinor: number): RuleState {
  const refundable = { ...rule.refundable };
  for (const { lineId, quantity } of lines) refundable[lineId] = (refundable[lineId] ?? 0) + quantity;
  return {
    ...rule,
    refundable,
    refunds: [...rule.refunds, { refundId, lines, amountMinor, dueBy: '', status: 'DUE' }],
  };
}

/** Those of units that were never deemed cancelled, as long as nothing was sent. */
export function withdrawnRefunds(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
): readonly OrderingEvent[] {
  const excess = new Map(
    order.lines.map(
      (line) => [line.lineId, (rule.refundable[line.lineId] ?? 0) - cancelledUnits(line)] as const,
    ),
  );
  return rule.refunds
    .filter(
      ({ status, lines }) =>
        status !== 'SENT' &&
        status !== 'WITHDRAWN' &&
        lines.some(({ lineId }) => (excess.get(lineId) ?? 0) > 0),
    )
    .map(({ refundId }) => ({
      type: 'ordering.RefundWithdrawn',
      data: { orderId, refundId, reason: 'the goods turn out to have been shipped in time' },
    }));
}

function newestCancellation({ portions }: Line) {
  const cancellations = portions.flatMap(({ cancellation }) => cancellation ?? []);
  return cancellations.reduce<(typeof cancellations)[number] | null>(
    (newest, each) => (newest && newest.at >= each.at ? newest : each),
    null,
  );
}
