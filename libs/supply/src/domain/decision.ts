import { type Decision, type DecisionContext, reject } from '#eventing';
import type {
  PurchaseOrderCommand,
  PurchaseOrderCommandName,
  PurchaseOrderEvent,
  PurchaseOrderRejectionCode,
} from '../contract/index.js';
import {
  findLine,
  type LineState,
  type PlacedFacts,
  type PurchaseOrderState,
} from './purchase-order-state.js';

export type PurchaseOrderDecision = Decision<PurchaseOrderEvent, PurchaseOrderRejectionCode>;
export type CommandOf<Name extends PurchaseOrderCommandName> = Extract<
  PurchaseOrderCommand,
  { readonly type: Name }
>;

/** What a decision on an order that exists knows. */
export interface Known {
  readonly state: PurchaseOrderState;
  readonly placed: PlacedFacts;
  readonly context: DecisionContext;
}

export function lineNotFound(ref: string, lineNo: number, field: string): PurchaseOrderDecision {
  return reject('LINE_NOT_FOUND', `purchase order ${ref} has no line ${lineNo}`, { field, ref, lineNo });
}

/** Each line that a command names, or the rejection that one is unknown or named twice. */
export function namedLines<Named extends { readonly lineNo: number }>(
  { state, placed }: Known,
  named: readonly Named[],
):
  | { readonly lines: readonly { readonly line: LineState; readonly named: Named }[] }
  | { readonly decision: PurchaseOrderDecision } {
  const lines: { line: LineState; named: Named }[] = [];
  for (const [index, each] of named.entries()) {
    const field = `lines.${index}.lineNo`;
    const line = findLine(state, each.lineNo);
    if (!line) return { decision: lineNotFound(placed.ref, each.lineNo, field) };
    if (lines.some(({ line: before }) => before === line)) {
      const message = `${lineName(line)} is named twice`;
      return { decision: reject('DUPLICATE_LINE', message, { field, lineNo: line.lineNo }) };
    }
    lines.push({ line, named: each });
  }
  return { lines };
}

export function lineName({ lineNo, sku }: Pick<LineState, 'lineNo' | 'sku'>): string {
  return `line ${lineNo} (${sku})`;
}
