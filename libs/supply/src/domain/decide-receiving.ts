import { accept, reject } from '#eventing';
import type { PurchaseOrderEvent, SupplyStatement } from '../contract/index.js';
import { type CommandOf, type Known, lineName, namedLines, type PurchaseOrderDecision } from './decision.js';
import {
  findLine,
  findSupply,
  type LineState,
  type OutstandingSupply,
  roomOf,
  type Shipment,
  withUnits,
} from './purchase-order-state.js';
import { restateOpen } from './supplies.js';

type Receive = CommandOf<'supply.ReceiveShipment'>;
type Counted = Receive['lines'][number];
type ReceivedLine = Extract<
  PurchaseOrderEvent,
  { readonly type: 'supply.ShipmentReceived' }
>['data']['lines'][number];

/** What was counted at the door, per line of the shipment; when it is complete, the other lines bring nothing. */
export function receiveShipment(command: Receive, known: Known): PurchaseOrderDecision {
  const { shipmentRef, complete } = command;
  const { ref, location } = known.placed;
  const shipment = known.state.shipments.find((each) => each.shipmentRef === shipmentRef);
  if (!shipment) {
    const message = `purchase order ${ref} has no shipment ${shipmentRef}`;
    return reject('SHIPMENT_NOT_FOUND', message, { field: 'shipmentRef', ref, shipmentRef });
  }
  const refusal = refuseTime(command, known) ?? refuseShipment(command, known, shipment);
  if (refusal) return refusal;
  const counted = complete ? [...command.lines, ...untold(command, known, shipment)] : command.lines;
  const lines: ReceivedLine[] = [];
  const supplies: SupplyStatement[] = [];
  for (const each of counted) {
    const line = findLine(known.state, each.lineNo);
    const supply = findSupply(known.state, each.lineNo, shipmentRef);
    if (!line || !supply) continue; // refused above
    const received = receiveLine(line, supply, each, complete);
    lines.push(received);
    supplies.push(statementOf(received, supply, complete), ...restateOpen(known, received));
  }
  const receivedAt = command.receivedAt ?? known.context.now;
  const data = { ref, location, shipmentRef, receivedAt, complete, lines, supplies };
  return accept({ type: 'supply.ShipmentReceived', data });
}

/** Lines of the shipment that a complete receipt does not name. */
function untold({ lines, shipmentRef }: Receive, { state }: Known, shipment: Shipment): readonly Counted[] {
  return shipment.lines
    .filter(({ lineNo }) => !lines.some((line) => line.lineNo === lineNo))
    .filter(({ lineNo }) => findSupply(state, lineNo, shipmentRef))
    .map(({ lineNo }) => ({ lineNo, accepted: 0, rejected: 0, reason: null }));
}

function receiveLine(
  line: LineState,
  supply: OutstandingSupply,
  { accepted: taken, rejected: refused, reason }: Counted,
  complete: boolean,
): ReceivedLine {
  const left = Math.max(0, supply.outstanding - taken - refused);
  const outstanding = complete ? 0 : left;
  const after = withUnits(line, {
    accepted: line.accepted + taken,
    rejected: line.rejected + refused,
    announced: line.announced - supply.outstanding + outstanding,
  });
  const over = Math.max(0, taken - supply.outstanding);
  return { ...after, taken, refused, reason, over, missing: left - outstanding, outstanding };
}

function statementOf(
  { lineNo, sku, taken: accepted, refused: rejected, outstanding }: ReceivedLine,
  { supplyId, shipmentRef }: OutstandingSupply,
  complete: boolean,
): SupplyStatement {
  const supply = { supplyId, lineNo, sku, shipmentRef };
  if (accepted + rejected === 0) return { change: 'CANCELLED', ...supply };
  return { change: 'RECEIVED', ...supply, accepted, rejected, close: complete || outstanding === 0 };
}

function refuseTime({ receivedAt }: Receive, { placed, context }: Known): PurchaseOrderDecision | null {
  if (receivedAt === null) return null;
  const details = { field: 'receivedAt', receivedAt };
  if (receivedAt > context.now) {
    const message = `receivedAt ${receivedAt} is in the future`;
    return reject('TIME_IN_FUTURE', message, { ...details, now: context.now });
  }
  if (receivedAt >= placed.placedAt) return null;
  const message = `receivedAt ${receivedAt} is before the order was placed, at ${placed.placedAt}`;
  return reject('RECEIVED_BEFORE_PLACED', message, { ...details, placedAt: placed.placedAt });
}

function refuseShipment(command: Receive, known: Known, shipment: Shipment): PurchaseOrderDecision | null {
  const { ref, shipmentRef, complete, lines } = command;
  if (!known.state.supplies.some((each) => each.shipmentRef === shipmentRef)) {
    const message = `shipment ${shipmentRef} is received`;
    return reject('SHIPMENT_CLOSED', message, { field: 'shipmentRef', ref, shipmentRef });
  }
  if (lines.length === 0 && !complete) {
    const message = `shipment ${shipmentRef} was received without a line, and is not complete`;
    return reject('NOTHING_TO_RECEIVE', message, { field: 'lines', ref, shipmentRef });
  }
  const found = namedLines(known, lines);
  if ('decision' in found) return found.decision;
  for (const [index, { line, named }] of found.lines.entries()) {
    const refusal = refuseLine(command, known, { line, named, field: `lines.${index}`, shipment });
    if (refusal) return refusal;
  }
  return null;
}

interface AtTheDoor {
  readonly line: LineState;
  readonly named: Counted;
  readonly field: string;
  readonly shipment: Shipment;
}

function refuseLine(
  { shipmentRef, complete }: Receive,
  { state }: Known,
  { line, named, field, shipment }: AtTheDoor,
): PurchaseOrderDecision | null {
  const { lineNo, sku } = line;
  const details = { lineNo, sku, shipmentRef };
  if (!findSupply(state, lineNo, shipmentRef)) {
    const announced = shipment.lines.some((each) => each.lineNo === lineNo);
    const message = `${lineName(line)}: shipment ${shipmentRef} ${announced ? 'brought it already' : 'does not name it'}`;
    const code = announced ? 'SHIPMENT_CLOSED' : 'LINE_NOT_FOUND';
    return reject(code, message, { field: `${field}.lineNo`, ...details });
  }
  if (named.accepted + named.rejected === 0 && !complete) {
    const message = `${lineName(line)}: received with 0 units`;
    return reject('NOTHING_TO_RECEIVE', message, { field: `${field}.accepted`, ...details });
  }
  if (named.rejected > 0 && named.reason === null) {
    const message = `${lineName(line)}: why were ${named.rejected} units rejected?`;
    return reject('REASON_REQUIRED', message, { field: `${field}.reason`, ...details });
  }
  const free = roomOf(state, line);
  if (named.accepted <= free) return null;
  const message = `${lineName(line)}: ${named.accepted} accepted, at most ${free} may be; reject the rest`;
  return reject('OVER_RECEIPT', message, {
    ...{ field: `${field}.accepted`, ...details, requested: named.accepted, free: Math.max(0, free) },
  });
}
