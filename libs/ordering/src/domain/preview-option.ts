import { governing, lineOutcome } from '#delay-rules';
import type { DecisionContext } from '#eventing';
import type { OfferedLine } from '../contract/index.js';
import type { CommandOf } from './decision.js';
import { offerDelayOption } from './decide-option.js';
import { factsOfEvent } from './facts-of-event.js';
import { findLine, openUnits, type OrderState } from './order-state.js';
import { lineUnder, underMitor } from './order-under-rule.js';

export type OptionPreview =
  | { readonly lines: readonly OfferedLine[] }
  | Extract<ReturnType<typeof offerDelayOption>, { readonly rejected: unknown }>;

/** Exactly what the rule would say, or why the offer would be refused. Nothing is decided. */
export function previewOption(
  command: CommandOf<'ordering.OfferDelayOption'>,
  state: OrderState,
  context: DecisionContext,
): OptionPreview {
  const { rule } = state;
  const refused = (code: 'NO_DELAY_RULE' | 'ORDER_NOT_FOUND', message: string) => ({
    rejected: { code, message },
  });
  if (!state.placed) return refused('ORDER_NOT_FOUND', `there is no order ${command.orderId}`);
  if (!rule) return refused('NO_DELAY_RULE', `order ${state.placed.ref} is under no delay rule`);
  const decision = offerDelayOption(command, { state, rule, context });
  if ('rejected' in decision) return decision;
  const facts = decision.accepted.flatMap((event) => factsOfEvent(event, context.now));
  const [offered] = decision.accepted;
  const before = underMitor(rule, context.now);
  const after = underMitor(rule, context.now, facts);
  if (!before || !after || offered?.type !== 'ordering.DelayOptionOffered') return { lines: [] };
  return { lines: offered.data.lines.flatMap((lineId) => previewLine(state, lineId, { before, after })) };
}

type Order = NonNullable<ReturnType<typeof underMitor>>;

function previewLine(
  state: OrderState,
  lineId: string,
  { before, after }: { readonly before: Order; readonly after: Order },
): readonly OfferedLine[] {
  const line = findLine(state, lineId);
  const was = lineUnder(before, lineId);
  const is = lineUnder(after, lineId);
  const offer = is && governing(is).offer;
  if (!line || !was || !offer) return [];
  const { silenceMeans, consentDueBy } = lineOutcome(after, is);
  return [
    {
      lineId,
      lineNo: line.lineNo,
      sku: line.sku,
      quantity: openUnits(line),
      promisedBy: governing(was).shipBy ?? was.applicable?.date ?? null,
      revisedShipDate: offer.revisedShipDate,
      silence: silenceMeans ?? 'CANCEL',
      silenceCancelsOn: consentDueBy,
      noticeClass: offer.noticeClass,
    },
  ];
}
