import type { MitorOrder } from '#delay-rules';
import type { OrderingEvent, ReasonableBasis } from '../contract/index.js';
import type { LineState } from './order-state.js';
import { lineUnder } from './order-under-rule.js';
import type { RuleState } from './rule-state.js';

type Promised = Extract<OrderingEvent, { type: 'ordering.ShipPromiseMade' }>['data']['lines'][number];

/**
 * The time within which each line was promised, once its clock runs and its SKU has answered: what the seller knew of
 * stock and supply then is what made the promise reasonable (16 CFR 435.2(a)(1), (4)).
 */
export function promises(
  orderId: string,
  rule: RuleState,
  order: MitorOrder,
  lines: readonly LineState[],
): readonly OrderingEvent[] {
  const made = lines.flatMap((line): readonly Promised[] => {
    const under = lineUnder(order, line.lineId);
    if (!under?.applicable || rule.promised[line.lineId] || line.sourcings.length === 0) return [];
    const { stated, applicable } = under;
    return [
      {
        lineId: line.lineId,
        kind: stated ? 'STATED' : 'DEFAULT',
        shipBy: applicable.date,
        shownText: stated?.shownAt ?? null,
        basis: basisOf(line),
      },
    ];
  });
  return made.length > 0 ? [{ type: 'ordering.ShipPromiseMade', data: { orderId, lines: made } }] : [];
}

function basisOf({ sourcings, skuRevision }: LineState): ReasonableBasis {
  const [first] = sourcings;
  const { allocated = 0, backordered = 0, quantityAhead = null, projectedDate = null } = first ?? {};
  const expected =
    projectedDate === null ? 'no dated supply covers them' : `supply covers them by ${projectedDate}`;
  const waiting = backordered > 0 ? `; ${backordered} wait behind ${quantityAhead ?? 0}, ${expected}` : '';
  return {
    statement: `${allocated} on the shelf${waiting}`,
    stockRevision: skuRevision,
    onHand: allocated,
    quantityAhead,
    supplyIds: [],
    policy: 'placing',
  };
}
