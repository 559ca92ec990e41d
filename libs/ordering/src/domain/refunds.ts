import { type MitorOrder, refundParts, STRICT_CONVENTIONS } from '#delay-rules';
import type { DecisionContext } from '#eventing';
import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { refundableUnits, unitsWhere } from './order-under-rule.js';
import { amountOwedInAll, receivedParts, splitAmount, type UnitsByLine } from './refund-money.js';
import type { RefundState, RuleState } from './rule-state.js';

type Line = MitorOrder['lines'][number];
type Required = Extract<OrderingEvent, { type: 'ordering.RefundRequired' }>;

interface Owed {
  readonly refundId: string;
  readonly reason: string;
  readonly vestingDate: string;
  readonly lines: { lineId: string; quantity: number }[];
}

/**
 * Refunds owed for units of which none is on record: one for each reason and vesting day. What is owed beyond them, for
 * units that were refunded or replaced before, is a refund of its own.
 */
export function requiredRefunds(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
  { commandId }: DecisionContext,
): readonly OrderingEvent[] {
  const required: Required[] = [];
  let units: UnitsByLine = rule.refundable;
  let before = refundedBefore(rule);
  for (const owed of owedUnits(rule, order, commandId)) {
    units = withUnits(units, owed.lines);
    const charged = isCharged(owed, order);
    const amountMinor = charged ? Math.max(0, amountOwedInAll(rule, order, units) - before) : 0;
    before += amountMinor;
    if (charged && amountMinor === 0) continue; // the buyer paid for the rest only
    required.push(refundRequired({ orderId, amountMinor }, rule, order, owed));
  }
  const more = amountOwedInAll(rule, order, units) - before;
  const rest = more > 0 ? difference(order, commandId) : null;
  if (!rest || !isCharged(rest, order)) return required;
  const event = refundRequired({ orderId, amountMinor: more }, rule, order, rest);
  return [...required, { ...event, data: { ...event.data, difference: true } }];
}

function owedUnits(rule: RuleState, order: MitorOrder, commandId: string): Iterable<Owed> {
  const groups = new Map<string, Owed>();
  for (const line of order.lines) {
    const quantity = refundableUnits(line, order) - (rule.refundable[line.lineId] ?? 0);
    const cancellation = newestCancellation(line, 'CANCELLED');
    if (quantity <= 0 || !cancellation) continue;
    const key = `${cancellation.reason} ${cancellation.vestingDate}`;
    const refundId = deterministicId(commandId, 'refund', key);
    const owed = groups.get(key) ?? { ...cancellation, refundId, lines: [] };
    owed.lines.push({ lineId: line.lineId, quantity });
    groups.set(key, owed);
  }
  return groups.values();
}

/** It vests with the newest of what it goes back to: the law knows no later day for money that shows up late. */
function difference({ lines }: MitorOrder, commandId: string): Owed | null {
  const gone = lines.flatMap((line) => {
    const cancellation = newestCancellation(line, 'ANY');
    const quantity = unitsWhere(line, (portion) => portion.cancellation !== null);
    return cancellation && quantity > 0 ? [{ lineId: line.lineId, quantity, cancellation }] : [];
  });
  const [newest] = gone
    .map(({ cancellation }) => cancellation.vestingDate)
    .sort()
    .slice(-1);
  if (newest === undefined) return null;
  return {
    refundId: deterministicId(commandId, 'refund', 'difference'),
    reason: 'DIFFERENCE',
    vestingDate: newest,
    lines: gone.map(({ lineId, quantity }) => ({ lineId, quantity })),
  };
}

function refundRequired(
  { orderId, amountMinor }: { readonly orderId: string; readonly amountMinor: number },
  rule: RuleState,
  order: MitorOrder,
  owed: Owed,
): Required {
  const { refundId, reason, vestingDate, lines } = owed;
  const parts = partsOf(owed, order);
  const strict = refundParts(vestingDate, order.payment, STRICT_CONVENTIONS);
  const shares = splitAmount(amountMinor, parts.length > 1 ? receivedParts(rule, order) : [1]);
  const told = parts.map(({ tender, dueBy, form }, index) => ({
    ...{ tender, dueBy, form, amountMinor: shares[index] ?? 0 },
    ...earlier(strict[index]?.dueBy, dueBy),
  }));
  return {
    type: 'ordering.RefundRequired',
    data: { orderId, refundId, lines, cause: reason, vestingDate, amountMinor, parts: told },
  };
}

function earlier(strictDueBy: string | undefined, dueBy: string): { readonly strictDueBy?: string } {
  return strictDueBy !== undefined && strictDueBy < dueBy ? { strictDueBy } : {};
}

function isCharged(owed: Owed, order: MitorOrder): boolean {
  return partsOf(owed, order).some(({ form }) => form !== 'STATEMENT_OF_NO_CHARGE');
}

/**
 * Those of units that were never deemed cancelled, or of money that never came, as long as nothing was sent; and all that
 * are open where together they would be too much.
 */
export function withdrawnRefunds(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
): readonly OrderingEvent[] {
  const excess = new Map(
    order.lines.map(
      (line) => [line.lineId, (rule.refundable[line.lineId] ?? 0) - refundableUnits(line, order)] as const,
    ),
  );
  const wrong = (refund: RefundState) =>
    isOpen(refund) && !refund.difference && refund.lines.some(({ lineId }) => (excess.get(lineId) ?? 0) > 0);
  const someWrong = rule.refunds.some(wrong);
  const left = rule.refunds.filter((refund) => refund.status !== 'WITHDRAWN' && !wrong(refund));
  const owed = (units: UnitsByLine) => amountOwedInAll(rule, order, units);
  // What goes with the order goes back with its last units: where some stay, the others come to another sum.
  const differs = someWrong
    ? sumOf(left) !== owed(unitsRefunded(left))
    : sumOf(left) >
      owed(Object.fromEntries(order.lines.map((line) => [line.lineId, refundableUnits(line, order)])));
  return rule.refunds
    .filter((refund) => wrong(refund) || (differs && isOpen(refund) && (someWrong || refund.amountMinor > 0)))
    .map(({ refundId }) => ({
      type: 'ordering.RefundWithdrawn',
      data: { orderId, refundId, reason: 'a fact reported late changes what is owed' },
    }));
}

function isOpen({ status }: RefundState): boolean {
  return status !== 'SENT' && status !== 'WITHDRAWN';
}

function refundedBefore({ refunds }: RuleState): number {
  return sumOf(refunds.filter(({ status }) => status !== 'WITHDRAWN'));
}

function sumOf(refunds: readonly RefundState[]): number {
  return refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function unitsRefunded(refunds: readonly RefundState[]): UnitsByLine {
  const lines = refunds
    .filter(({ difference: isMoneyOnly }) => !isMoneyOnly)
    .flatMap((refund) => refund.lines);
  return withUnits({}, lines);
}

function withUnits(units: UnitsByLine, lines: Owed['lines'] | RefundState['lines']): UnitsByLine {
  const sum: Record<string, number> = { ...units };
  for (const { lineId, quantity } of lines) sum[lineId] = (sum[lineId] ?? 0) + quantity;
  return sum;
}

function partsOf({ vestingDate }: Pick<Owed, 'vestingDate'>, { payment, setting }: MitorOrder) {
  return refundParts(vestingDate, payment, setting.conventions);
}

function newestCancellation({ portions }: Line, which: 'ANY' | 'CANCELLED') {
  const cancellations = portions
    .filter(({ state }) => which === 'ANY' || state !== 'SUBSTITUTED')
    .flatMap(({ cancellation }) => cancellation ?? []);
  return cancellations.reduce<(typeof cancellations)[number] | null>(
    (newest, each) => (newest && newest.at >= each.at ? newest : each),
    null,
  );
}
