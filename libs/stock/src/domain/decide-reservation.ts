import { unclaimedUnits } from '#backorder/domain';
import { accept, reject, type DecisionContext } from '#eventing';
import { named, placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { notReleased } from './release.js';
import { serveAtOnce } from './serve-queue.js';
import type { EventData, SkuState } from './sku-state.js';

/** Holds free units that no waiting line has a better claim to. */
export function reserveStock(
  command: CommandOf<'stock.ReserveStock'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { reservationId, quantity, expiresAt, reference } = command;
  const { active, ended } = state.reservations;
  const known = active.get(reservationId);
  if (known?.quantity === quantity && known.expiresAt === expiresAt) return accept();
  if (known || ended.has(reservationId)) {
    const message = `${named(place)}: reservation ${reservationId} exists already`;
    return reject('RESERVATION_EXISTS', message, { ...place, reservationId });
  }
  if (expiresAt <= now) {
    const message = `${named(place)}: a reservation of ${quantity} units cannot end at ${expiresAt}, it is ${now}`;
    return reject('EXPIRY_NOT_IN_FUTURE', message, { ...place, expiresAt, now });
  }
  const early = notReleased(place, state.release, now);
  if (early) return early;
  const free = unclaimedUnits(state.queue, state.ledger.available);
  if (free < quantity) {
    const message = `${named(place)}: ${quantity} units asked for, ${free} free`;
    return reject('INSUFFICIENT_STOCK', message, { ...place, asked: quantity, free });
  }
  const data = { ...place, reservationId, quantity, expiresAt, reference };
  return accept({ type: 'stock.StockReserved', data });
}

/**
 * An expiry comes from the reservation's own timer, so the time is not checked again: a node whose clock is behind
 * would otherwise drop it for good.
 */
export function endReservation(
  command: CommandOf<'stock.ReleaseReservation' | 'stock.ExpireReservation'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { reservationId } = command;
  const held = state.reservations.active.get(reservationId);
  if (!held && state.reservations.ended.has(reservationId)) return accept();
  if (!held) {
    const message = `${named(place)}: there is no reservation ${reservationId}`;
    return reject('RESERVATION_NOT_FOUND', message, { ...place, reservationId });
  }
  const data: EventData<'stock.ReservationEnded'> = {
    ...place,
    reservationId,
    quantity: held.quantity,
    cause: command.type === 'stock.ExpireReservation' ? 'EXPIRED' : 'RELEASED',
  };
  const available = state.ledger.available + held.quantity;
  return accept(
    { type: 'stock.ReservationEnded', data },
    ...serveAtOnce(state, { place, now, cause: 'RESERVATION_ENDED', available }),
  );
}
