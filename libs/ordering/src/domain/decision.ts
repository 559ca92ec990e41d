import { type Decision, type DecisionContext, reject } from '#eventing';
import type { OrderingCommand, OrderingEvent, OrderingRejectionCode } from '../contract/index.js';
import { findLine, type LineState, type OrderState } from './order-state.js';

export type OrderDecision = Decision<OrderingEvent, OrderingRejectionCode>;
export type CommandOf<Type extends OrderingCommand['type']> = Extract<
  OrderingCommand,
  { readonly type: Type }
>;

/** How a decision is made once the order is known to exist. */
export type Decide<Type extends OrderingCommand['type']> = (
  command: CommandOf<Type>,
  state: OrderState,
  context: DecisionContext,
) => OrderDecision;

export function lineNotFound(orderId: string, lineId: string): OrderDecision {
  return reject('LINE_NOT_FOUND', `order ${orderId} has no line ${lineId}`, { orderId, lineId });
}

/** The lines named by a command, or the rejection that one is unknown or named twice. */
export function namedLines<Named extends { readonly lineId: string }>(
  state: OrderState,
  orderId: string,
  named: readonly Named[],
):
  | { readonly lines: readonly { readonly line: LineState; readonly named: Named }[] }
  | { readonly decision: OrderDecision } {
  const seen = new Set<string>();
  const lines: { line: LineState; named: Named }[] = [];
  for (const item of named) {
    const line = findLine(state, item.lineId);
    if (!line) return { decision: lineNotFound(orderId, item.lineId) };
    if (seen.has(item.lineId)) {
      const message = `line ${line.lineNo} is named twice`;
      return { decision: reject('DUPLICATE_LINE', message, { lineId: item.lineId }) };
    }
    seen.add(item.lineId);
    lines.push({ line, named: item });
  }
  return { lines };
}

export function lineName({ lineNo, sku }: LineState): string {
  return `line ${lineNo} (${sku})`;
}
