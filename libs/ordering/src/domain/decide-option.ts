import {
  firstOptionClass,
  governing,
  type GuardCode,
  missingClauses,
  type MitorOrder,
  refuseOption,
  renewedOptionClass,
  silenceMeans,
} from '#delay-rules';
import { accept, reject } from '#eventing';
import { type CommandOf, lineName, lineNotFound, type OrderDecision } from './decision.js';
import type { UnderRule } from './under-rule.js';
import { goodwillOffered } from './decide-goodwill.js';
import { occurred } from './occurred.js';
import { lineUnder, liveUnits, underMitor } from './order-under-rule.js';
import { findLine } from './order-state.js';

type Command = CommandOf<'ordering.OfferDelayOption'>;
type Line = MitorOrder['lines'][number];

/**
 * A delay option went to the buyer, 16 CFR 435.2(b). Judged by the moment at which it was sent: one that was sent in
 * time and reported late is in time.
 */
export function offerDelayOption(command: Command, under: UnderRule): OrderDecision {
  const when = occurred(command.sentAt, under.context, 'sentAt');
  if ('rejected' in when) return when;
  const order = underMitor(under.rule, when.at);
  if (!order) return reject('NO_DELAY_RULE', 'options to consent or cancel are a matter of 16 CFR 435 only');
  const chosen = chosenLines(command, under, order);
  if ('rejected' in chosen) return chosen;
  const refusal = refuseLines(command, under, chosen.lines);
  if (refusal) return refusal;
  const { orderId, revisedShipDate, reason, basis, advanceConsentUntil, notice } = command;
  const [first] = chosen.lines;
  const content = command.content ?? completeContent(first, revisedShipDate);
  if (!basis || !first) return reject('REASONABLE_BASIS_REQUIRED', BASIS);
  return accept({
    type: 'ordering.DelayOptionOffered',
    data: {
      orderId,
      lines: chosen.lines.map(({ lineId }) => lineId),
      kind: isFirst(first) ? 'FIRST' : 'RENEWED',
      sentAt: when.at,
      revisedShipDate,
      reason,
      basis,
      content,
      advanceConsentUntil,
      notice,
      ...goodwillOffered(command.goodwill, when.at, under.rule.timeZone),
    },
  });
}

const BASIS =
  'basis: say why the date, or that none can be given, is reasonable (16 CFR 435.2(a)(2) and (a)(3)(i))';

type Chosen = { readonly lines: readonly Line[] } | Extract<OrderDecision, { readonly rejected: unknown }>;

/** The lines named, or all of which something is still owed. */
function chosenLines({ orderId, lines }: Command, { state }: UnderRule, order: MitorOrder): Chosen {
  if (lines === null) {
    const live = order.lines.filter((line) => liveUnits(line) > 0);
    if (live.length > 0) return { lines: live };
    return reject(
      'ORDER_CANCELLED',
      `order ${state.placed?.ref} has no line of which something is still owed`,
    );
  }
  const found: Line[] = [];
  for (const lineId of lines) {
    const line = lineUnder(order, lineId);
    if (!line) {
      const missing = lineNotFound(orderId, lineId);
      if ('rejected' in missing) return missing;
    } else found.push(line);
  }
  return { lines: found };
}

function refuseLines(command: Command, { state }: UnderRule, lines: readonly Line[]): OrderDecision | null {
  const { revisedShipDate, reason, basis, content } = command;
  for (const line of lines) {
    const code = refuseOption(line, { revisedShipDate, reason, hasBasis: basis !== null });
    const known = findLine(state, line.lineId);
    const name = known ? lineName(known) : line.lineId;
    if (code) return reject(code, messageOf(code, name, line), { lineId: line.lineId });
    const missing = content ? missingClauses(classOf(line, revisedShipDate), content) : [];
    if (missing.length > 0) {
      const message = `${name}: the notice lacks ${missing.join(', ')}`;
      return reject('DEFECTIVE_OPTION', message, { lineId: line.lineId, missing });
    }
  }
  return null;
}

function messageOf(code: GuardCode, name: string, line: Line): string {
  switch (code) {
    case 'REASON_REQUIRED':
      return `${name}: reason: an option without a date must give the reason (16 CFR 435.2(a)(3)(ii))`;
    case 'REASONABLE_BASIS_REQUIRED':
      return `${name}: ${BASIS}`;
    case 'REVISED_DATE_NOT_LATER':
      return `${name}: revisedShipDate must be later than ${governing(line).shipBy}, the date in force`;
    case 'ALREADY_SHIPPED':
      return `${name} has been shipped`;
    default:
      return `${name} has been cancelled: nothing can be offered any more`;
  }
}

function isFirst(line: Line): boolean {
  return governing(line).state === 'SHIP_CLOCK_RUNNING';
}

function classOf(line: Line, revisedShipDate: string | null) {
  const applicable = line.applicable?.date;
  return isFirst(line) && applicable
    ? firstOptionClass(revisedShipDate, applicable)
    : renewedOptionClass(revisedShipDate);
}

/** What our own templates always hold. */
function completeContent(
  line: Line | undefined,
  revisedShipDate: string | null,
): NonNullable<Command['content']> {
  return {
    cancelRightAndPromptRefund: true,
    silenceStatement: line ? silenceMeans(classOf(line, revisedShipDate)) : 'CANCEL',
    continuingCancelRight: revisedShipDate === null,
    costFreeReply: true,
  };
}
