export type PurchaseOrderStatus =
  'PLACED' | 'CONFIRMED' | 'SHIPPED' | 'PARTLY_RECEIVED' | 'RECEIVED' | 'CANCELLED';
export type InboundState = 'ANNOUNCED' | 'PARTLY_RECEIVED' | 'RECEIVED';

interface Units {
  readonly ordered: number;
  readonly announced: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly open: number;
}

export interface PurchaseOrderRow extends Units {
  readonly ref: string;
  readonly location: string;
  readonly supplier: string;
  readonly placedAt: string;
  readonly currency: string | null;
  readonly overReceiptPercent: number | null;
  readonly status: PurchaseOrderStatus;
  readonly revision: number;
}

export interface PurchaseLineRow extends Units {
  readonly ref: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly unitCostMinor: number | null;
  readonly askedQuantity: number;
  readonly askedDate: string | null;
  readonly expectedDate: string | null;
  readonly confirmed: 0 | 1;
}

export interface InboundShipmentRow {
  readonly ref: string;
  readonly shipmentRef: string;
  readonly location: string;
  readonly supplier: string;
  readonly carrier: string | null;
  readonly eta: string | null;
  readonly receivedAt: string | null;
  readonly state: InboundState;
}

export interface InboundLineRow {
  readonly ref: string;
  readonly shipmentRef: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly announced: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly missing: number;
  readonly outstanding: number;
}

/** Which line of which purchase order a supply is. */
export interface PurchaseSupplyRow {
  readonly supplyId: string;
  readonly ref: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly location: string;
  readonly supplier: string;
  readonly placedAt: string;
  readonly shipmentRef: string | null;
}

const UNITS = 'ordered, announced, accepted, rejected, open';

export const STATUS = `CASE WHEN open + announced = 0 THEN iif(accepted + rejected > 0, 'RECEIVED', 'CANCELLED')
  WHEN accepted + rejected > 0 THEN 'PARTLY_RECEIVED' WHEN announced > 0 THEN 'SHIPPED'
  WHEN confirmed = 1 THEN 'CONFIRMED' ELSE 'PLACED' END`;

export const ORDER_COLUMNS = `ref, location, supplier, placed_at AS placedAt, currency,
  over_receipt_percent AS overReceiptPercent, ${UNITS}, ${STATUS} AS status, revision`;

export const LINE_COLUMNS = `ref, line_no AS lineNo, sku, unit_cost_minor AS unitCostMinor,
  asked_quantity AS askedQuantity, asked_date AS askedDate, expected_date AS expectedDate, confirmed, ${UNITS}`;

export const INBOUND_LINE_COLUMNS = `ref, shipment_ref AS shipmentRef, line_no AS lineNo, sku, announced, accepted,
  rejected, missing, outstanding`;
