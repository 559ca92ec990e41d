import { assertNever } from '#kernel';
import { type Moment, momentOf } from '../calendar/legal-day.js';
import type { DelayFact } from './delay-fact.js';

/** The instant that counts for a fact: handover, receipt or dispatch, not when somebody recorded it (CV-RECEIVE). */
export function businessTime(fact: DelayFact): Moment {
  switch (fact.type) {
    case 'BuyerConsented':
    case 'BuyerCancelled':
    case 'BuyerMessage':
    case 'RecipientMessage':
    case 'BuyerRequestedRefund':
      return momentOf(fact.receivedAt);
    case 'ShippedToCarrier':
      return momentOf(fact.handedOverAt);
    case 'SellerCancelled':
      return momentOf(fact.noticeSentAt);
    case 'ConsumerCancelled':
      return momentOf(fact.noticeSentAt ?? fact.noticeGivenAt ?? '');
    case 'DeadlineReached':
      return momentOf(fact.recordedAt);
    case 'OrderReceived':
    case 'PaymentReceived':
    case 'PaymentHonored':
    case 'PaymentDishonored':
    case 'CashTendered':
    case 'CreditQualified':
    case 'CreditDeclined':
    case 'OrderInformationCompleted':
    case 'DelayDiscovered':
    case 'DelayOptionOffered':
    case 'ShipDateUpdateSent':
    case 'BuyerSwappedLine':
    case 'BuyerChangedAddress':
    case 'LabelCreated':
    case 'RefundMethodUnavailable':
    case 'ConsumerSetAdditionalPeriod':
    case 'DelayNoticeSent':
    case 'RefundSent':
      return momentOf(fact.at);
    default:
      return assertNever(fact);
  }
}

/** When a fact was known: of those that may be reported late, when they were recorded. */
export function knownSince(fact: DelayFact): Moment {
  const recorded = fact.type === 'ShippedToCarrier' ? fact.recordedAt : null;
  return recorded ? Math.max(momentOf(recorded), businessTime(fact)) : businessTime(fact);
}
