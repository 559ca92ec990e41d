import { type MitorOrder, refundParts } from '#delay-rules';
import type { DecisionContext } from '#eventing';
import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { cancelledUnits } from './order-under-rule.js';
import { amountOwed, amountOwedInAll, splitAmount } from './refund-money.js';
import type { RefundState, RuleState } from './rule-state.js';

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
    if (quantity <= 0 || !cancellation || partsOf(cancellation, order).length === 0) continue;
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

function refundRequired(orderId: string, rule: RuleState, order: MitorOrder, owed: Owed): Required {
  const { refundId, reason, vestingDate, lines } = owed;
  const parts = partsOf(owed, order);
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
  const isOpen = ({ status }: RefundState) => status !== 'SENT' && status !== 'WITHDRAWN';
  const wrong = (refund: RefundState) =>
    isOpen(refund) && refund.lines.some(({ lineId }) => (excess.get(lineId) ?? 0) > 0);
  if (!rule.refunds.some(wrong)) return [];
  const left = rule.refunds.filter((refund) => refund.status !== 'WITHDRAWN' && !wrong(refund));
  // What goes with the order goes back with its last units: where some stay, the others come to another sum.
  const differs = sumOf(left) !== amountOwedInAll(rule, unitsOf(left));
  return rule.refunds
    .filter((refund) => wrong(refund) || (differs && isOpen(refund)))
    .map(({ refundId }) => ({
      type: 'ordering.RefundWithdrawn',
      data: { orderId, refundId, reason: 'a fact reported late changes what is owed' },
    }));
}

function sumOf(refunds: readonly RefundState[]): number {
  return refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function unitsOf(refunds: readonly RefundState[]): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const { lineId, quantity } of refunds.flatMap(({ lines }) => lines)) {
    units[lineId] = (units[lineId] ?? 0) + quantity;
  }
  return units;
}

/** None where nothing was tendered, so far: then nothing can go back. */
function partsOf({ vestingDate }: Pick<Owed, 'vestingDate'>, { payment, setting }: MitorOrder) {
  return refundParts(vestingDate, payment, setting.conventions);
}

function newestCancellation({ portions }: Line) {
  const cancellations = portions.flatMap(({ cancellation }) => cancellation ?? []);
  return cancellations.reduce<(typeof cancellations)[number] | null>(
    (newest, each) => (newest && newest.at >= each.at ? newest : each),
    null,
  );
}
