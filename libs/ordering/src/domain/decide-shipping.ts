import { accept, reject } from '#eventing';
import { deterministicId } from '#kernel';
import { type CommandOf, type Decide, lineName, namedLines, type OrderDecision } from './decision.js';
import { Lapsed } from './lapsed.js';
import { allocatedUnits, type LineState, openUnits, type OrderState } from './order-state.js';

interface Shipping {
  readonly line: LineState;
  readonly named: { readonly quantity: number };
}

/** Goods went to the carrier. Ship or cancel is decided here, on one stream: whoever comes first. */
export const confirmShipment: Decide<'ordering.ConfirmShipment'> = (command, state, { now, commandId }) => {
  if (state.onHold) return reject('ORDER_ON_HOLD', `order ${state.placed?.ref} is on hold`);
  const found = namedLines(state, command.orderId, command.lines);
  if ('decision' in found) return found.decision;
  const handedOverAt = command.handedOverAt ?? now;
  const lapsed = new Lapsed(state, handedOverAt);
  const refusal =
    refuseHandover(command, now) ??
    refuseCancelled(found.lines, lapsed) ??
    refuseUnits(found.lines, lapsed) ??
    refuseGroups(found.lines, state);
  if (refusal) return refusal;
  const { orderId, carrier, tracking, lines } = command;
  const shipmentId = deterministicId(commandId, 'shipment');
  return accept({
    type: 'ordering.ShipmentConfirmed',
    data: { orderId, shipmentId, carrier, tracking, handedOverAt, lines },
  });
};

function refuseHandover(
  { handedOverAt }: CommandOf<'ordering.ConfirmShipment'>,
  now: string,
): OrderDecision | null {
  if (handedOverAt === null || handedOverAt <= now) return null;
  return reject('HANDOVER_IN_FUTURE', `handedOverAt ${handedOverAt} is in the future`, { handedOverAt, now });
}

/** What the rule deemed cancelled before the handover may not go out any more (16 CFR 435.2(c)). */
function refuseCancelled(shippings: readonly Shipping[], lapsed: Lapsed): OrderDecision | null {
  const late = shippings.find(({ line, named }) => lapsed.hasTaken(line, named.quantity));
  if (!late) return null;
  const message = `${lineName(late.line)} was deemed cancelled before the handover: refund it`;
  return reject('ORDER_CANCELLED', message, { lineId: late.line.lineId, sku: late.line.sku });
}

function refuseUnits(shippings: readonly Shipping[], lapsed: Lapsed): OrderDecision | null {
  for (const { line, named } of shippings) {
    const { lineId, sku } = line;
    // Units that a late report shows to have been in time are at hand no more: they are on their way.
    const corrected = lapsed.unitsInTime(line);
    const allocated = allocatedUnits(line) + corrected;
    const open = openUnits(line) + corrected;
    const details = { lineId, sku, requested: named.quantity, allocated };
    if (named.quantity > allocated) {
      const message = `${lineName(line)}: ${named.quantity} to ship, ${allocated} allocated`;
      return reject('NOT_ALLOCATED', message, details);
    }
    if (line.shipPolicy !== 'SPLIT' && named.quantity < open) {
      const message = `${lineName(line)} ships completely: ${open} are open, not ${named.quantity}`;
      return reject('COMPLETE_ONLY', message, { ...details, open });
    }
  }
  return null;
}

/** Lines of a group travel in one parcel. */
function refuseGroups(shippings: readonly Shipping[], state: OrderState): OrderDecision | null {
  const shipping = new Set(shippings.map(({ line }) => line.lineId));
  const groups = new Set(shippings.map(({ line }) => line.shipGroup).filter((group) => group !== null));
  const missing = state.lines.find(
    (line) => groups.has(line.shipGroup ?? '') && openUnits(line) > 0 && !shipping.has(line.lineId),
  );
  if (!missing) return null;
  const message = `${lineName(missing)} must ship together with group ${missing.shipGroup}`;
  return reject('SHIP_TOGETHER', message, {
    lineId: missing.lineId,
    sku: missing.sku,
    group: missing.shipGroup,
  });
}

export const recordReturn: Decide<'ordering.RecordReturn'> = (command, state, { commandId }) => {
  const found = namedLines(state, command.orderId, command.lines);
  if ('decision' in found) return found.decision;
  for (const { line, named } of found.lines) {
    const returnable = line.shipped - line.returned;
    if (named.quantity > returnable) {
      const message = `${lineName(line)}: ${named.quantity} returned, but only ${returnable} are with the buyer`;
      const details = { lineId: line.lineId, sku: line.sku, requested: named.quantity, returnable };
      return reject('RETURN_EXCEEDS_SHIPPED', message, details);
    }
  }
  const { orderId, lines, reason } = command;
  const returnId = deterministicId(commandId, 'return');
  return accept({ type: 'ordering.ReturnRecorded', data: { orderId, returnId, lines, reason } });
};
