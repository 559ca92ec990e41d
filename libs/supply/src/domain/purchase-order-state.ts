import type { Instant, LocalDate } from '#kernel';
import type { LineTotals } from '../contract/index.js';

export interface PlacedFacts {
  readonly ref: string;
  readonly location: string;
  readonly supplier: string;
  readonly placedAt: Instant;
  readonly overReceiptPercent: number | null;
}

export interface LineState extends LineTotals {
  /** Supplies that the line was stated as so far: numbers the next one. */
  stated: number;
  confirmed: boolean;
}

/** Units that the line's SKU stream expects: the open part of a line, or its part of a shipment. */
export interface OutstandingSupply {
  readonly supplyId: string;
  readonly lineNo: number;
  shipmentRef: string | null;
  outstanding: number;
  dueDate: LocalDate | null;
}

export interface Shipment {
  readonly shipmentRef: string;
  readonly lines: readonly { readonly lineNo: number; readonly quantity: number }[];
  eta: LocalDate | null;
}

/** Lists, not maps: they are short, and the state is JSON as it is. */
export interface PurchaseOrderState {
  placed: PlacedFacts | null;
  /** Line 1 first. */
  lines: LineState[];
  shipments: Shipment[];
  supplies: OutstandingSupply[];
}

export function initialState(): PurchaseOrderState {
  return { placed: null, lines: [], shipments: [], supplies: [] };
}

export function findLine(state: PurchaseOrderState, lineNo: number): LineState | undefined {
  return state.lines[lineNo - 1];
}

/** Null as `shipmentRef`: the part that is not announced. */
export function findSupply(
  state: PurchaseOrderState,
  lineNo: number,
  shipmentRef: string | null,
): OutstandingSupply | undefined {
  return state.supplies.find((each) => each.lineNo === lineNo && each.shipmentRef === shipmentRef);
}

/** The line with other units; what is open follows from them. Rejected units do not come again by themselves. */
export function withUnits(
  { lineNo, sku, expectedDate, ...line }: LineTotals,
  changes: Partial<Omit<LineTotals, 'lineNo' | 'sku' | 'open'>>,
): LineTotals {
  const { ordered, announced, accepted, rejected } = line;
  const units = { lineNo, sku, ordered, announced, accepted, rejected, expectedDate, ...changes };
  const gone = units.accepted + units.rejected + units.announced;
  return { ...units, open: Math.max(0, units.ordered - gone) };
}

/** Units that may still be announced or accepted: what was ordered and did not come, and what may come beyond it. */
export function roomOf({ placed }: PurchaseOrderState, line: LineTotals): number {
  const percent = placed?.overReceiptPercent ?? null;
  if (percent === null) return Number.MAX_SAFE_INTEGER;
  return line.ordered + Math.floor((line.ordered * percent) / 100) - line.accepted;
}
