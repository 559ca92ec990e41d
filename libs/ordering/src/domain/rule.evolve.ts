import type { OrderingEvent } from '../contract/index.js';
import { factsOfEvent } from './facts-of-event.js';
import type { RuleState } from './rule-state.js';

/** Mutates the rule state that it is handed: keeps the facts, and what was concluded from them. */
export function evolveRule(rule: RuleState, event: OrderingEvent, at: string): void {
  rule.facts.push(...factsOfEvent(event, at));
  switch (event.type) {
    case 'ordering.LineQuantityChanged':
      return increase(rule, event.data);
    case 'ordering.ShipPromiseMade':
      for (const { lineId } of event.data.lines) rule.promised[lineId] = true;
      return;
    case 'ordering.DelayOptionOffered':
      return rememberOffer(rule, event.data.notice?.noticeId);
    case 'ordering.BuyerConsented':
    case 'ordering.BuyerCancelled':
    case 'ordering.BuyerMessageReceived':
    case 'ordering.SubstituteChosen':
      return answerOffer(rule, event.data.noticeId);
    case 'ordering.OptionUndelivered':
      return loseOffer(rule, event.data.noticeId);
    case 'ordering.DelayDiscovered':
      for (const { lineId, ...delay } of event.data.lines) rule.delays[lineId] = delay;
      return;
    case 'ordering.DeadlineReached':
      return add(rule.lapsed, event.data.lineId, event.data.quantity);
    case 'ordering.CancellationCorrected': {
      const { lineId, quantity } = event.data;
      add(rule.lapsed, lineId, -quantity);
      return;
    }
    case 'ordering.RefundRequired': {
      const { refundId, lines, amountMinor, parts, vestingDate } = event.data;
      for (const { lineId, quantity } of lines) add(rule.refundable, lineId, quantity);
      const [dueBy = vestingDate] = parts.map((part) => part.dueBy).sort();
      rule.refunds.push({ refundId, lines, amountMinor, dueBy, status: 'DUE' });
      return;
    }
    case 'ordering.DeadlineNear':
      for (const { lineId, dueAt } of event.data.lines) rule.warned[lineId] = dueAt;
      for (const { refundId, dueBy } of event.data.refunds) rule.warned[refundId] = dueBy;
      return;
    case 'ordering.RefundSent':
      return sendRefund(rule, event.data);
    case 'ordering.RefundFailed':
      return settle(rule, event.data.refundId, 'FAILED');
    case 'ordering.RefundWithdrawn':
      return withdraw(rule, event.data.refundId);
    case 'ordering.ObligationsAssessed':
      for (const line of event.data.lines) rule.assessed[line.lineId] = line;
      rule.othersAssessed = true;
      return;
    default:
      return;
  }
}

function rememberOffer(rule: RuleState, noticeId: string | undefined): void {
  if (noticeId !== undefined) {
    rule.offers[noticeId] = { fact: rule.facts.length - 1, arrived: false, undelivered: false };
  }
}

/** Who answers a notice has it. */
function answerOffer({ offers }: RuleState, noticeId: string | null): void {
  const offer = offers[noticeId ?? ''];
  if (offer) offer.arrived = true;
}

function loseOffer({ offers, facts }: RuleState, noticeId: string): void {
  const offer = offers[noticeId];
  const fact = offer && facts[offer.fact];
  if (!offer || fact?.type !== 'DelayOptionOffered') return;
  fact.deliveryStatus = 'BOUNCED';
  offer.undelivered = true;
}

/** Units added later share the clock of their line: nothing that the buyer changes restarts it (CV-CHANGE, strict). They are
 * paid for as the others are. */
function increase(
  rule: RuleState,
  { lineId, from, to }: Extract<OrderingEvent, { type: 'ordering.LineQuantityChanged' }>['data'],
): void {
  const { facts, money } = rule;
  const [received] = facts;
  if (received?.type !== 'OrderReceived' || to <= from) return;
  received.quantities = {
    ...received.quantities,
    [lineId]: (received.quantities?.[lineId] ?? 0) + to - from,
  };
  const added = (to - from) * (money.unitPrices[lineId] ?? 0);
  rule.money = { ...money, paidMinor: money.paidMinor + added };
}

function sendRefund(
  rule: RuleState,
  { refundId, sentAt: at, form }: Extract<OrderingEvent, { type: 'ordering.RefundSent' }>['data'],
): void {
  settle(rule, refundId, 'SENT');
  const sent = rule.refunds.find((known) => known.refundId === refundId)?.lines ?? [];
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
  for (const { lineId, quantity } of refund.lines) add(rule.refundable, lineId, -quantity);
}

function add(units: Record<string, number>, lineId: string, quantity: number): void {
  units[lineId] = (units[lineId] ?? 0) + quantity;
}
