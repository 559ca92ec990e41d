import type { GoodwillOffered, OrderingEvent } from '../contract/index.js';
import { factsOfEvent } from './facts-of-event.js';
import { add, evolveMoney } from './money.evolve.js';
import type { RuleState } from './rule-state.js';

/** Mutates the rule state that it is handed: keeps the facts, and what was concluded from them. */
export function evolveRule(rule: RuleState, event: OrderingEvent, at: string): void {
  rule.facts.push(...factsOfEvent(event, at));
  switch (event.type) {
    case 'ordering.ShipPromiseMade':
      for (const { lineId } of event.data.lines) rule.promised[lineId] = true;
      return;
    case 'ordering.DelayOptionOffered':
      rememberGoodwill(rule, event.data.goodwill);
      return rememberOffer(rule, event.data.notice?.noticeId);
    case 'ordering.GoodwillGranted':
      return grantGoodwill(rule, event.data.offerId);
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
    case 'ordering.DeadlineNear':
      for (const { lineId, dueAt } of event.data.lines) rule.warned[lineId] = dueAt;
      for (const { refundId, dueBy } of event.data.refunds) rule.warned[refundId] = dueBy;
      return;
    case 'ordering.ObligationsAssessed':
      for (const line of event.data.lines) rule.assessed[line.lineId] = line;
      rule.othersAssessed = true;
      return;
    default:
      return evolveMoney(rule, event);
  }
}

/** Told in several notices, it is one offer. */
function rememberGoodwill({ goodwill }: RuleState, offers: readonly GoodwillOffered[] = []): void {
  for (const offered of offers) goodwill[offered.offerId] ??= { offered, granted: false };
}

function grantGoodwill({ goodwill }: RuleState, offerId = ''): void {
  const known = goodwill[offerId];
  if (known) known.granted = true;
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
