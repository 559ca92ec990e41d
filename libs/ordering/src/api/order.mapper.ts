import { money } from '#graphql-kit';
import { lineStatus } from '../contract/index.js';
import type { OrderLineRow, OrderPersonRow, OrderRow, ShipmentRow } from '../views/index.js';
import { Customer, Order, OrderLine, type PostalAddress, Shipment } from './order.types.js';

export function toOrder(row: OrderRow): Order {
  const { id, ref, status, placedAt, timeZone, channel, currency, lineCount } = row;
  return Object.assign(new Order(), {
    row,
    id,
    ref,
    status,
    onHold: row.onHold === 1,
    placedAt,
    timeZone,
    channel,
    tags: JSON.parse(row.tags) as string[],
    goods: money(currency, row.goodsMinor),
    shipping: money(currency, row.shippingMinor),
    discount: money(currency, row.discountMinor),
    lineCount,
    revision: String(row.revision),
  });
}

export function toOrderLine(row: OrderLineRow, currency: string): OrderLine {
  const { quantity, cancelled, refused, shipped, secured, waiting } = row;
  const open = Math.max(0, quantity - cancelled - refused - shipped);
  // A cancellation may be ahead of its SKU: never show more than the line still wants.
  const allocated = Math.max(0, Math.min(secured - shipped, open));
  return Object.assign(new OrderLine(), {
    id: row.lineId,
    lineNo: row.lineNo,
    location: row.location,
    sku: row.sku,
    status: lineStatus(row),
    quantity,
    allocated,
    backordered: Math.min(waiting, open - allocated),
    shipped,
    cancelled,
    refused,
    returned: row.returned,
    unitPrice: money(currency, row.unitPriceMinor),
    shipPolicy: row.shipPolicy,
    shipGroup: row.shipGroup,
    requiredDate: row.requiredDate,
    substituteFor: row.substituteFor,
  });
}

export function toCustomer(
  { customerRef, segment, tier }: OrderRow,
  person: OrderPersonRow | null,
): Customer {
  const { name = null, email = null, address = null } = person ?? {};
  return Object.assign(new Customer(), {
    ref: customerRef,
    segment,
    tier,
    name,
    email,
    address: address === null ? null : (JSON.parse(address) as PostalAddress),
  });
}

export function toShipments(rows: readonly ShipmentRow[]): readonly Shipment[] {
  const shipments = new Map<string, Shipment>();
  for (const { shipmentId, carrier, tracking, handedOverAt, lineId, quantity } of rows) {
    const shipment =
      shipments.get(shipmentId) ??
      Object.assign(new Shipment(), { id: shipmentId, carrier, tracking, handedOverAt, lines: [] });
    shipment.lines.push({ lineId, quantity });
    shipments.set(shipmentId, shipment);
  }
  return [...shipments.values()];
}
