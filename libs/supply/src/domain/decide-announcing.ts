import { accept, reject } from '#eventing';
import type { LineTotals, SupplyStatement } from '../contract/index.js';
import { type CommandOf, type Known, lineName, namedLines, type PurchaseOrderDecision } from './decision.js';
import { findSupply, type LineState, roomOf, type Shipment, withUnits } from './purchase-order-state.js';
import { nextSupply, restateOpen } from './supplies.js';

type Announce = CommandOf<'supply.AnnounceShipment'>;

/** Units on their way come by the shipment's date. A notice that comes again may only move that date. */
export function announceShipment(command: Announce, known: Known): PurchaseOrderDecision {
  const { shipmentRef, carrier, eta } = command;
  const before = known.state.shipments.find((each) => each.shipmentRef === shipmentRef);
  if (before) return announceAgain(command, known, before);
  const found = namedLines(known, command.lines);
  if ('decision' in found) return found.decision;
  const lines: (LineTotals & { quantity: number })[] = [];
  const supplies: SupplyStatement[] = [];
  for (const [index, { line, named }] of found.lines.entries()) {
    const { quantity } = named;
    const room = roomOf(known.state, line) - line.announced;
    if (quantity > room) return tooMany(line, { quantity, room, field: `lines.${index}.quantity` });
    const after = withUnits(line, { announced: line.announced + quantity });
    lines.push({ ...after, quantity });
    supplies.push(...announce(known, after, { shipmentRef, eta, quantity }));
  }
  const { ref, location } = known.placed;
  const data = { ref, location, shipmentRef, carrier, eta, lines, supplies };
  return accept({ type: 'supply.ShipmentAnnounced', data });
}

/** All of the open part under way: the same supply, by its new date. A part of it: a supply of its own. */
function announce(
  known: Known,
  after: LineTotals,
  part: Pick<Announce, 'shipmentRef' | 'eta'> & { readonly quantity: number },
): readonly SupplyStatement[] {
  const { shipmentRef, eta: dueDate, quantity } = part;
  const { lineNo, sku } = after;
  const current = findSupply(known.state, lineNo, null);
  if (current?.outstanding === quantity) {
    return [{ change: 'RESCHEDULED', supplyId: current.supplyId, lineNo, sku, shipmentRef, dueDate }];
  }
  const supply = nextSupply(known, after, shipmentRef);
  return [{ change: 'EXPECTED', ...supply, quantity, dueDate }, ...restateOpen(known, after, 1)];
}

function announceAgain(
  { ref, shipmentRef, eta: to, reason, lines }: Announce,
  { state, placed }: Known,
  before: Shipment,
): PurchaseOrderDecision {
  const same =
    lines.length === before.lines.length &&
    before.lines.every(({ lineNo, quantity }) =>
      lines.some((line) => line.lineNo === lineNo && line.quantity === quantity),
    );
  if (!same) {
    const message = `shipment ${shipmentRef} was announced with other lines`;
    return reject('SHIPMENT_EXISTS', message, { field: 'shipmentRef', ref, shipmentRef });
  }
  if (before.eta === to) return accept();
  const onTheWay = state.supplies.filter((each) => each.shipmentRef === shipmentRef);
  const supplies = onTheWay.map(({ supplyId, lineNo }): SupplyStatement => {
    const { sku } = state.lines[lineNo - 1] as LineState; // a supply is of a line
    return { change: 'RESCHEDULED', supplyId, lineNo, sku, shipmentRef, dueDate: to };
  });
  if (supplies.length === 0) {
    const message = `shipment ${shipmentRef} is received`;
    return reject('SHIPMENT_CLOSED', message, { field: 'shipmentRef', ref, shipmentRef });
  }
  const data = { ref, location: placed.location, shipmentRef, from: before.eta, to, reason, supplies };
  return accept({ type: 'supply.ShipmentRescheduled', data });
}

function tooMany(
  line: LineState,
  { quantity, room, field }: { readonly quantity: number; readonly room: number; readonly field: string },
): PurchaseOrderDecision {
  const open = Math.max(0, room);
  const message = `${lineName(line)}: ${quantity} announced, ${open} may still come`;
  const { lineNo, sku } = line;
  return reject('QUANTITY_EXCEEDS_OPEN', message, { field, lineNo, sku, requested: quantity, open });
}
