import { governing, isLive, type MitorOrder } from '#delay-rules';
import { accept, reject } from '#eventing';
import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { type CommandOf, lineNotFound, type OrderDecision } from './decision.js';
import type { UnderRule } from './under-rule.js';
import { occurred } from './occurred.js';
import { lineUnder, liveUnits, underMitor } from './order-under-rule.js';
import type { Reply } from './reply.js';
import { substitutions } from './substitutions.js';

type Command = CommandOf<'ordering.RecordReply'>;
type Line = MitorOrder['lines'][number];

/**
 * The buyer answered. It counts when the seller received it (CV-RECEIVE), so an answer that was received in time and
 * recorded late is in time. One that is too late stays on record, with the reason why it changes nothing.
 */
export function recordReply(command: Command, under: UnderRule): OrderDecision {
  const when = occurred(command.receivedAt, under.context, 'receivedAt');
  if ('rejected' in when) return when;
  const order = underMitor(under.rule, when.at);
  if (!order) return reject('NO_DELAY_RULE', 'replies to delay options are a matter of 16 CFR 435 only');
  const unknown = command.lines?.find((lineId) => !lineUnder(order, lineId));
  if (unknown !== undefined) return lineNotFound(command.orderId, unknown);
  if (order.lines.length === 0) {
    const message = `receivedAt: the order itself was received after ${when.at}`;
    return reject('LINE_NOT_FOUND', message, { receivedAt: when.at });
  }
  const named = command.lines ?? order.lines.map(({ lineId }) => lineId);
  const lines = order.lines.filter(({ lineId }) => named.includes(lineId));
  const { orderId, channel, noticeId, shownText } = command;
  const replyId = deterministicId(under.context.commandId, 'reply');
  const reply = { orderId, lines: named, replyId, receivedAt: when.at, channel, noticeId, shownText };
  switch (command.answer) {
    case 'SUBSTITUTE':
      return substitute(command, reply, lines, under);
    case 'OTHER':
      return accept({
        type: 'ordering.BuyerMessageReceived',
        data: { ...reply, message: command.message ?? '(no text)' },
      });
    case 'CONSENT':
      return consent(command, reply, lines);
    case 'CANCEL':
      return cancel(reply, lines);
  }
}

/** Beside consent and cancellation, never instead of them. What cannot be carried out any more stays on record. */
function substitute(command: Command, reply: Reply, lines: readonly Line[], under: UnderRule): OrderDecision {
  const { substituteSku: sku } = command;
  if (sku === null)
    return reject('SUBSTITUTE_REQUIRED', 'substituteSku: name what the buyer would take instead');
  const priceMinor = command.substitutePriceMinor ?? null;
  const replaced: readonly OrderingEvent[] = substitutions({ reply, sku, priceMinor }, lines, under);
  if (replaced.length > 0) {
    return accept<OrderingEvent>({ type: 'ordering.SubstituteChosen', data: { ...reply, sku } }, ...replaced);
  }
  return accept({ type: 'ordering.ConsentRefused', data: { ...reply, to: null, ...whyNoSubstitute(lines) } });
}

function consent({ to }: Command, reply: Reply, lines: readonly Line[]): OrderDecision {
  const open = lines.filter((line) => governing(line).offer !== null && isLive(governing(line).state));
  if (open.length > 0) {
    return accept({ type: 'ordering.BuyerConsented', data: { ...reply, to } });
  }
  const { code, reason } = whyNot(lines);
  const data = { ...reply, to, code, reason, answer: 'CONSENT' as const };
  return accept({ type: 'ordering.ConsentRefused', data });
}

/**
 * Also before any option: this seller lets the buyer go, although the Rule does not ask for it. The units follow from the
 * fact. Lines that are over are named, too: an earlier fact, reported later, may show that they were not.
 */
function cancel(reply: Reply, lines: readonly Line[]): OrderDecision {
  if (lines.some((line) => liveUnits(line) > 0))
    return accept({ type: 'ordering.BuyerCancelled', data: reply });
  const { code, reason } = whyNot(lines);
  const data = { ...reply, to: null, code, reason, answer: 'CANCEL' as const };
  return accept({ type: 'ordering.ConsentRefused', data });
}

function whyNoSubstitute(lines: readonly Line[]): { readonly code: string; readonly reason: string } {
  const why = whyNot(lines);
  const reason = 'nothing of it is owed any more: shipped, cancelled or paid back since';
  return why.code === 'NOTHING_OFFERED' ? { code: 'ORDER_CANCELLED', reason } : why;
}

function whyNot(lines: readonly Line[]): { readonly code: string; readonly reason: string } {
  const [first] = lines;
  const portion = first && governing(first);
  if (portion?.cancellation) {
    const reason = `too late: deemed cancelled on ${portion.cancellation.vestingDate} (${portion.cancellation.reason})`;
    return { code: 'ORDER_CANCELLED', reason };
  }
  if (portion?.state === 'SHIPPED') return { code: 'ALREADY_SHIPPED', reason: 'the goods have been shipped' };
  return { code: 'NOTHING_OFFERED', reason: 'no delay has been offered that could be agreed to' };
}
