import { ALLOCATIONS_PER_ROUND, type StockEvent } from '#stock/contract';
import type { Place } from './decision.js';
import { bestRankedFirst, sumOf, takeFrom, totalsOf, type Line, type Part } from './lines.js';
import { identityOf } from './demand-id.js';
import type { EventData, SkuState } from './sku-state.js';

export interface Shortage {
  readonly place: Place;
  /** Units wanted beyond the free ones. */
  readonly units: number;
  readonly cause: EventData<'stock.AllocationsRevoked'>['cause'];
  /** The line that the units are for; nothing is taken from it. */
  readonly except?: Line;
}

export interface Recovery {
  readonly events: readonly StockEvent[];
  /** Units that the events make free: more than wanted when a reservation held more, fewer when there are no more. */
  readonly freed: number;
}

/**
 * Takes back units that others hold, where it harms least: first reservations, newest first, as their holders have
 * not ordered and count on them for a short while only; then allocations of orders, worst-ranked first.
 */
export function recoverUnits(state: SkuState, shortage: Shortage): Recovery {
  if (shortage.units <= 0) return { events: [], freed: 0 };
  const ended = reservationsToEnd(state, shortage.units);
  const reserved = sumOf(ended);
  const parts = allocationsToRevoke(state, shortage, shortage.units - reserved);
  const endings = ended.map((data): StockEvent => ({
    type: 'stock.ReservationEnded',
    data: { ...shortage.place, ...data, cause: 'REVOKED' },
  }));
  return { events: [...endings, ...revocations(shortage, parts)], freed: reserved + sumOf(parts) };
}

/** A reservation ends as a whole: half of what somebody wants is of no use to a basket that counts on all of it. */
function reservationsToEnd(state: SkuState, units: number): { reservationId: string; quantity: number }[] {
  const ended = [];
  let left = units;
  for (const [reservationId, { quantity }] of [...state.reservations.active].reverse()) {
    if (left <= 0) break;
    ended.push({ reservationId, quantity });
    left -= quantity;
  }
  return ended;
}

/** An all-or-nothing line loses only what is missing: what it keeps was promised to it. */
function allocationsToRevoke(state: SkuState, { except }: Shortage, units: number): Part[] {
  if (units <= 0) return [];
  const others = [...state.allocated].filter((demand) => demand.line !== except);
  return takeFrom(bestRankedFirst(others).reverse(), (demand) => demand.allocated, units);
}

/** Events of bounded size, each with the lines' totals after it. */
function revocations({ place, cause }: Shortage, parts: readonly Part[]): StockEvent[] {
  const events: StockEvent[] = [];
  const lost = new Map<Line, number>();
  for (let from = 0; from < parts.length; from += ALLOCATIONS_PER_ROUND) {
    const chunk = parts.slice(from, from + ALLOCATIONS_PER_ROUND);
    for (const { demand, quantity } of chunk) lost.set(demand.line, (lost.get(demand.line) ?? 0) + quantity);
    const revoked = chunk.map(({ demand, quantity }) => {
      const { secured, waiting } = totalsOf(demand.line);
      const units = lost.get(demand.line) ?? 0;
      return { ...identityOf(demand), quantity, secured: secured - units, waiting: waiting + units };
    });
    events.push({ type: 'stock.AllocationsRevoked', data: { ...place, cause, revocations: revoked } });
  }
  return events;
}
