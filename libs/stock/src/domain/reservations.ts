import type { Instant } from '#kernel';
import type { Ledger } from './ledger.js';

/** Units held for somebody who has not ordered yet, until a moment. */
export interface Reservation {
  readonly quantity: number;
  readonly expiresAt: Instant;
}

export interface Reservations {
  /** Oldest first. */
  readonly active: Map<string, Reservation>;
  /** Ids that were used: ending one again is nothing new, and none is used twice. */
  readonly ended: Set<string>;
}

export function reserve(ledger: Ledger, reservations: Reservations, id: string, held: Reservation): void {
  reservations.active.set(id, held);
  ledger.available -= held.quantity;
  ledger.reserved += held.quantity;
}

export function endReservation(ledger: Ledger, reservations: Reservations, id: string): void {
  const held = reservations.active.get(id);
  if (!held) throw new Error(`reservation ${id} ended but was not active`);
  reservations.active.delete(id);
  reservations.ended.add(id);
  ledger.reserved -= held.quantity;
  ledger.available += held.quantity;
}
