import { assertNever } from '#kernel';
import type { Moment } from '../calendar/legal-day.js';
import { businessTime, knownSince } from '../facts/business-time.js';
import type { DelayFact } from '../facts/delay-fact.js';
import { applyBoundaries, cancelByBuyer, cancelBySeller } from './cancel.js';
import { consent } from './consent.js';
import { offerOption } from './offer-option.js';
import type { MitorOrder, RuleSetting } from './obligation.js';
import {
  completeInformation,
  makeGood,
  receiveOrder,
  receivePayment,
  refusePayment,
  tenderCash,
} from './order-facts.js';
import { loseRefundMethod, sendRefund } from './refund.js';
import { ship } from './ship.js';
import { swapLine } from './swap-line.js';

/**
 * An order under 16 CFR 435 as its facts have it at `asOf`. Facts are taken in the order of their business time, and
 * before each of them every boundary that lies at or before it: so it makes no difference when a fact was recorded, or
 * when a scheduler ran. Facts that were not known at `asOf` are left out.
 */
export function assessMitor(facts: readonly DelayFact[], setting: RuleSetting, asOf: Moment): MitorOrder {
  const order: MitorOrder = {
    setting,
    paidAt: null,
    informedAt: null,
    refused: false,
    sellerCreditApplication: false,
    payment: null,
    lines: [],
  };
  for (const { fact, at } of inBusinessOrder(facts, setting, asOf)) {
    applyBoundaries(order, at);
    apply(order, fact, at);
  }
  applyBoundaries(order, asOf);
  return order;
}

interface TimedFact {
  readonly fact: DelayFact;
  readonly at: Moment;
  readonly rank: number;
}

function inBusinessOrder(
  facts: readonly DelayFact[],
  setting: RuleSetting,
  asOf: Moment,
): readonly TimedFact[] {
  return facts
    .filter((fact) => knownSince(fact) <= asOf)
    .map((fact) => ({ fact, at: businessTime(fact), rank: rankOf(fact, setting) }))
    .sort((a, b) => a.at - b.at || a.rank - b.rank);
}

/** At one instant, an order comes before all else, and CV-TIE says whether a handover was prior to a cancellation. */
function rankOf({ type }: DelayFact, { conventions }: RuleSetting): number {
  if (type === 'OrderReceived') return 0;
  const first = conventions.tie === 'HANDOVER_FIRST' ? 'ShippedToCarrier' : 'BuyerCancelled';
  return type === first ? 1 : 2;
}

function apply(order: MitorOrder, fact: DelayFact, at: Moment): void {
  switch (fact.type) {
    case 'OrderReceived':
      return receiveOrder(order, fact);
    case 'PaymentReceived':
      return receivePayment(order, fact);
    case 'PaymentHonored':
    case 'CreditQualified':
      return makeGood(order, at);
    case 'CashTendered':
      return tenderCash(order, at);
    case 'PaymentDishonored':
      return refusePayment(order, fact.tender ?? null);
    case 'CreditDeclined':
      return refusePayment(order, 'SELLER_CREDIT');
    case 'OrderInformationCompleted':
      return completeInformation(order, at);
    case 'DelayOptionOffered':
      return offerOption(order, fact, at);
    case 'BuyerConsented':
      return consent(order, fact);
    case 'BuyerCancelled':
      return cancelByBuyer(order, fact, at);
    case 'SellerCancelled':
      return cancelBySeller(order, fact, at);
    case 'ShippedToCarrier':
      return ship(order, fact);
    case 'BuyerSwappedLine':
      return swapLine(order, fact, at);
    case 'RefundSent':
      return sendRefund(order, fact, at);
    case 'RefundMethodUnavailable':
      return loseRefundMethod(order, fact, at);
    case 'DelayDiscovered':
    case 'ShipDateUpdateSent':
    case 'BuyerMessage':
    case 'RecipientMessage':
    case 'BuyerChangedAddress':
    case 'LabelCreated':
    case 'DeadlineReached':
    case 'ConsumerSetAdditionalPeriod':
    case 'DelayNoticeSent':
    case 'BuyerRequestedRefund':
    case 'ConsumerCancelled':
      return; // on record, but no ground for a deadline: the boundaries follow from the dates alone
    default:
      return assertNever(fact);
  }
}
