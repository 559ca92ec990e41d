import { accept, type DecisionContext, reject } from '#eventing';
import { assertNever } from '#kernel';
import type { delayCommands, OrderingCommand } from '../contract/index.js';
import { offerDelayOption } from './decide-option.js';
import { failRefund, loseRefundMethod, sendRefund } from './decide-refund.js';
import { recordReply } from './decide-reply.js';
import type { CommandOf, OrderDecision } from './decision.js';
import type { OrderState } from './order-state.js';
import { discoverDelay } from './decide-delay.js';
import { warnOfDeadlines } from './decide-warning.js';
import { grantGoodwill } from './decide-goodwill.js';
import { occurred } from './occurred.js';
import type { UnderRule } from './under-rule.js';

export type DelayCommand = Extract<OrderingCommand, { readonly type: keyof typeof delayCommands }>;

/** Decides what only orders under a delay rule know. */
export function decideUnderRule(
  command: DelayCommand,
  state: OrderState,
  context: DecisionContext,
): OrderDecision {
  const { rule } = state;
  if (!rule) {
    const message = `order ${state.placed?.ref} is under no delay rule: it was placed without a jurisdiction`;
    return command.type === 'ordering.ApplyDeadlines' || command.type === 'ordering.WarnOfDeadlines'
      ? accept()
      : reject('NO_DELAY_RULE', message);
  }
  const under: UnderRule = { state, rule, context };
  switch (command.type) {
    case 'ordering.ApplyDeadlines':
      return accept(); // what follows from the time is added to every decision
    case 'ordering.RecordPayment':
      return recordPayment(command, under);
    case 'ordering.CompleteInformation':
      return completeInformation(command, under);
    case 'ordering.DiscoverDelay':
      return discoverDelay(command, under);
    case 'ordering.OfferDelayOption':
      return offerDelayOption(command, under);
    case 'ordering.ReportUndelivered':
      return reportUndelivered(command, under);
    case 'ordering.RecordReply':
      return recordReply(command, under);
    case 'ordering.WarnOfDeadlines':
      return warnOfDeadlines(command, under);
    case 'ordering.GrantGoodwill':
      return grantGoodwill(command, under);
    case 'ordering.SendRefund':
      return sendRefund(command, under);
    case 'ordering.FailRefund':
      return failRefund(command, under);
    case 'ordering.LoseRefundMethod':
      return loseRefundMethod(command, under);
    default:
      return assertNever(command);
  }
}

function recordPayment(command: CommandOf<'ordering.RecordPayment'>, { context }: UnderRule): OrderDecision {
  const { orderId, fact, tender, amountMinor } = command;
  const amount = amountMinor === undefined ? {} : { amountMinor };
  const when = occurred(command.occurredAt, context, 'occurredAt');
  if ('rejected' in when) return when;
  return accept({
    type: 'ordering.PaymentRecorded',
    data: { orderId, fact, occurredAt: when.at, tender, ...amount },
  });
}

function completeInformation(
  { orderId, occurredAt }: CommandOf<'ordering.CompleteInformation'>,
  { context }: UnderRule,
): OrderDecision {
  const when = occurred(occurredAt, context, 'occurredAt');
  if ('rejected' in when) return when;
  return accept({ type: 'ordering.InformationCompleted', data: { orderId, occurredAt: when.at } });
}

/** A buyer who answered the notice has got it, whatever the channel says. */
function reportUndelivered(
  { orderId, noticeId, learnedAt, reason }: CommandOf<'ordering.ReportUndelivered'>,
  { rule, context }: UnderRule,
): OrderDecision {
  const when = occurred(learnedAt, context, 'learnedAt');
  if ('rejected' in when) return when;
  const offer = rule.offers[noticeId];
  if (!offer || offer.arrived || offer.undelivered) return accept();
  const data = { orderId, noticeId, learnedAt: when.at, reason };
  return accept({ type: 'ordering.OptionUndelivered', data });
}
