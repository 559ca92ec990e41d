import type { MitorOrder } from '#delay-rules';
import { deterministicId } from '#kernel';
import type { OrderingEvent, OrderLine } from '../contract/index.js';
import type { Reply } from './reply.js';
import { liveUnits } from './order-under-rule.js';
import { findLine, type LineState, openUnits } from './order-state.js';
import type { UnderRule } from './under-rule.js';

type Line = MitorOrder['lines'][number];
type Substituted = Extract<OrderingEvent, { type: 'ordering.LineSubstituted' }>;

interface Agreed {
  readonly reply: Reply;
  readonly sku: string;
  /** What a unit of it costs; null: nobody said. */
  readonly priceMinor: number | null;
}

/**
 * Substitution by agreement, on the same order (delay-rules §6.4, CV-CHANGE): a new line for each of `lines` of which
 * something was owed when the agreement was received, and still is. The buyer pays no more than for what was ordered.
 */
export function substitutions(
  { reply, sku, priceMinor }: Agreed,
  lines: readonly Line[],
  { state, rule }: UnderRule,
): readonly Substituted[] {
  const replaced = lines.flatMap((under) => {
    const line = findLine(state, under.lineId);
    const quantity = line ? unitsToReplace(under, line, rule) : 0;
    return line && quantity > 0 ? [{ line, quantity }] : [];
  });
  return replaced.map(({ line, quantity }, index): Substituted => {
    const ordered = rule.money.unitPrices[line.lineId] ?? 0;
    const unitPriceMinor = Math.min(ordered, priceMinor ?? ordered);
    const lineNo = state.lines.length + index + 1;
    const goods = { sku, quantity, unitPriceMinor };
    return {
      type: 'ordering.LineSubstituted',
      data: {
        orderId: reply.orderId,
        lineId: line.lineId,
        quantity,
        replyId: reply.replyId,
        agreedAt: reply.receivedAt,
        line: inPlaceOf(line, { ...goods, lineNo, lineId: deterministicId(reply.orderId, 'line', lineNo) }),
        substitutePriceMinor: priceMinor,
      },
    };
  });
}

/** Owed when the buyer agreed, and not shipped, called off or paid back since: of the rule's own lapses that is undone. */
function unitsToReplace(under: Line, line: LineState, { lapsed, refunds }: UnderRule['rule']): number {
  const paidBack = refunds.some(
    ({ status, lines }) => status === 'SENT' && lines.some(({ lineId }) => lineId === line.lineId),
  );
  const lapsedUnits = paidBack ? 0 : (lapsed[line.lineId] ?? 0);
  return Math.min(liveUnits(under), openUnits(line) + lapsedUnits);
}

type Goods = Pick<OrderLine, 'lineId' | 'lineNo' | 'sku' | 'quantity' | 'unitPriceMinor'>;

function inPlaceOf({ location, shipPolicy, shipGroup, requiredDate }: LineState, goods: Goods): OrderLine {
  const same = { location, shipPolicy, shipGroup, requiredDate };
  return { ...goods, ...same, reservationId: null, statedShipTime: null };
}
