import type { OrderingEvent } from '../contract/index.js';
import type { RuleState } from './rule-state.js';

type DataOf<Type extends OrderingEvent['type']> = Extract<OrderingEvent, { readonly type: Type }>['data'];

/** Mutates the rule state that it is handed: what was asked and paid, and what is to go back. */
export function evolveMoney(rule: RuleState, event: OrderingEvent): void {
  switch (event.type) {
    case 'ordering.LineQuantityChanged':
      return increase(rule, event.data);
    case 'ordering.LineSubstituted': {
      const { lineId, unitPriceMinor } = event.data.line;
      const unitPrices = { ...rule.money.unitPrices, [lineId]: unitPriceMinor };
      rule.money = { ...rule.money, unitPrices };
      return;
    }
    case 'ordering.PaymentRecorded':
      return recordPayment(rule, event.data);
    case 'ordering.RefundRequired':
      return requireRefund(rule, event.data);
    case 'ordering.RefundSent':
      return sendRefund(rule, event.data);
    case 'ordering.RefundFailed':
      return settle(rule, event.data.refundId, 'FAILED');
    case 'ordering.RefundWithdrawn':
      return withdraw(rule, event.data.refundId);
    default:
      return;
  }
}

/** Payments add up; what was refused is no payment, until it is honoured after all. */
function recordPayment(rule: RuleState, { fact, amountMinor }: DataOf<'ordering.PaymentRecorded'>): void {
  const { money } = rule;
  const { recordedMinor, refusedMinor } = money;
  if (fact === 'DISHONORED' || fact === 'CREDIT_DECLINED') {
    rule.money = { ...money, recordedMinor: null, refusedMinor: recordedMinor };
    return;
  }
  const isHonoured = fact === 'HONORED' || fact === 'CREDIT_QUALIFIED';
  const paid = amountMinor ?? (isHonoured ? refusedMinor : null);
  if (paid !== null)
    rule.money = { ...money, recordedMinor: (recordedMinor ?? 0) + paid, refusedMinor: null };
}

function requireRefund(rule: RuleState, required: DataOf<'ordering.RefundRequired'>): void {
  const { refundId, lines, amountMinor, parts, vestingDate, difference = false } = required;
  if (!difference) for (const { lineId, quantity } of lines) add(rule.refundable, lineId, quantity);
  const [dueBy = vestingDate] = parts.map((part) => part.dueBy).sort();
  const [strictDueBy = dueBy] = parts.map((part) => part.strictDueBy ?? part.dueBy).sort();
  rule.refunds.push({ refundId, lines, amountMinor, dueBy, strictDueBy, difference, status: 'DUE' });
}

/** Units added later share the clock of their line: nothing that the buyer changes restarts it (CV-CHANGE, strict). They are
 * paid for as the others are. */
function increase(rule: RuleState, { lineId, from, to }: DataOf<'ordering.LineQuantityChanged'>): void {
  const { facts, money } = rule;
  if (to <= from) return;
  const [received] = facts;
  const swap = facts.find((fact) => fact.type === 'BuyerSwappedLine' && fact.newLine === lineId);
  if (swap?.type === 'BuyerSwappedLine')
    swap.newQuantity = to - from + (swap.newQuantity ?? swap.quantity ?? 0);
  else if (received?.type === 'OrderReceived') {
    const before = received.quantities?.[lineId] ?? 0;
    received.quantities = { ...received.quantities, [lineId]: before + to - from };
  }
  const { statedMinor } = money;
  const added = (to - from) * (money.unitPrices[lineId] ?? 0);
  if (statedMinor !== null) rule.money = { ...money, statedMinor: statedMinor + added };
}

function sendRefund(rule: RuleState, { refundId, sentAt: at, form }: DataOf<'ordering.RefundSent'>): void {
  settle(rule, refundId, 'SENT');
  const refund = rule.refunds.find((known) => known.refundId === refundId);
  if (refund?.difference) return; // the rule settles units, and those are settled
  const sent = refund?.lines ?? [];
  const quantities = Object.fromEntries(sent.map(({ lineId, quantity }) => [lineId, quantity]));
  rule.facts.push({ type: 'RefundSent', at, form, lines: Object.keys(quantities), quantities });
}

function settle({ refunds }: RuleState, refundId: string, status: 'SENT' | 'FAILED'): void {
  const refund = refunds.find((known) => known.refundId === refundId);
  if (refund) refund.status = status;
}

function withdraw(rule: RuleState, refundId: string): void {
  const refund = rule.refunds.find((known) => known.refundId === refundId);
  if (!refund) return;
  refund.status = 'WITHDRAWN';
  if (refund.difference) return;
  for (const { lineId, quantity } of refund.lines) add(rule.refundable, lineId, -quantity);
}

export function add(units: Record<string, number>, lineId: string, quantity: number): void {
  units[lineId] = (units[lineId] ?? 0) + quantity;
}
