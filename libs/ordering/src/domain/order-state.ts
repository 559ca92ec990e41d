import type { ShipPolicy, Sourcing } from '#stock/contract';
import type { GroupPart, OrderFacts } from '../contract/index.js';
import type { RuleState } from './rule-state.js';

/** One line of an order, in units. open = quantity - cancelled - refused - shipped. */
export interface LineState {
  readonly lineId: string;
  readonly lineNo: number;
  readonly location: string;
  readonly sku: string;
  readonly shipPolicy: ShipPolicy;
  readonly shipGroup: string | null;
  readonly requiredDate: string | null;
  quantity: number;
  cancelled: number;
  refused: number;
  shipped: number;
  returned: number;
  /** What the SKU stream said last, and at which of its revisions. */
  secured: number;
  waiting: number;
  skuRevision: number;
  /** Answers to the line's demands, in the order in which they were recorded; the first is that to placeOrder. */
  readonly sourcings: Sourcing[];
}

export interface OrderState {
  /** Null until the order is placed. */
  placed: Pick<OrderFacts, 'orderId' | 'ref' | 'placedAt' | 'timeZone' | 'currency'> | null;
  lines: LineState[];
  /** What was last said of each part of a ship group, by group and line; of most groups nothing. */
  groups: Record<string, Record<string, GroupPart>>;
  onHold: boolean;
  cancelled: boolean;
  /** Null: no law on delays is known to govern the order. */
  rule: RuleState | null;
}

export function initialState(): OrderState {
  return { placed: null, lines: [], groups: {}, onHold: false, cancelled: false, rule: null };
}

export function openUnits({ quantity, cancelled, refused, shipped }: LineState): number {
  return Math.max(0, quantity - cancelled - refused - shipped);
}

/** Units on the shelf for this line. Never more than it still wants: a cancellation may be ahead of its SKU. */
export function allocatedUnits(line: LineState): number {
  return Math.max(0, Math.min(line.secured - line.shipped, openUnits(line)));
}

export function findLine(state: OrderState, lineId: string): LineState | undefined {
  return state.lines.find((line) => line.lineId === lineId);
}
