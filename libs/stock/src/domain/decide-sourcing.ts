import { DEFAULT_POLICY, projectedDate, queueKey, type QueueKey } from '#backorder/domain';
import { accept, type DecisionContext } from '#eventing';
import type { Instant, LocalDate } from '#kernel';
import type { StockEvent } from '#stock/contract';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { totalsOf, type Line } from './lines.js';
import type { Reservation } from './reservations.js';
import { serveAtOnce, type LineOutlook } from './serve-queue.js';
import { findLine, type EventData, type SkuState } from './sku-state.js';
import { sourcingTerms, type Terms } from './sourcing-terms.js';
import { datedSupplies } from './supplies.js';

type SourceLine = CommandOf<'stock.SourceLine'>;
type Sourced = EventData<'stock.LineSourced'>;

/** Decides on a new demand: from stock, into the queue, or refused. What a reservation leaves over serves the queue. */
export function sourceLine(command: SourceLine, state: SkuState, context: DecisionContext): SkuDecision {
  const line = findLine(state, command);
  if (line?.demands.some((demand) => demand.demandId === command.demandId)) return accept();
  const held = command.onHold || (line?.onHold ?? false);
  // Held demand takes no units, its own reservation included: that stays until it is released or expires.
  const reservation = held ? undefined : claimable(state, command.reservationId, context.now);
  const ended = reservation ? [claimed(command, reservation)] : [];
  const reserved = reservation?.quantity ?? 0;
  const priority = DEFAULT_POLICY.priorityOf({ tier: command.priorityClass, dueDate: command.dueDate });
  // Its own event's revision may be one higher; any that is not taken yet ranks it alike.
  const key = queueKey(priority, context.nextRevision);
  const whole = command.shipPolicy !== 'SPLIT';
  const terms = sourcingTerms(state, { quantity: command.quantity, whole, held, key, reserved });
  const available = state.ledger.available + reserved - terms.allocated;
  const data: Sourced = {
    ...factsOf(command),
    ...terms,
    ...priority,
    policyVersion: DEFAULT_POLICY.version,
    onHold: held,
    ...prospects(state, { key, available, quantity: terms.backordered, now: context.now }),
    ...totalsAfter(line, terms),
  };
  const service = { place: placeOf(command), cause: 'RESERVATION_ENDED', available } as const;
  const changed = line && { changed: outlook(line, terms) };
  const served = reservation ? serveAtOnce(state, { ...service, ...changed }) : [];
  return accept(...ended, { type: 'stock.LineSourced', data }, ...served);
}

function claimable(state: SkuState, reservationId: string | null, now: Instant): Reservation | undefined {
  const held = reservationId === null ? undefined : state.reservations.active.get(reservationId);
  return held && held.expiresAt > now ? held : undefined;
}

function claimed(command: SourceLine, { quantity }: Reservation): StockEvent {
  const reservationId = command.reservationId ?? '';
  return {
    type: 'stock.ReservationEnded',
    data: { ...placeOf(command), reservationId, quantity, cause: 'CLAIMED' },
  };
}

interface Prospect {
  readonly key: QueueKey;
  /** Free units that nothing was taken from for this demand. */
  readonly available: number;
  readonly quantity: number;
  readonly now: Instant;
}

/** Rank, units ahead and projected date of what waits: those ahead are owed their units today. */
function prospects(
  state: SkuState,
  { key, available, quantity, now }: Prospect,
): { rank: number | null; quantityAhead: number | null; projectedDate: LocalDate | null } {
  if (quantity === 0) return { rank: null, quantityAhead: null, projectedDate: null };
  const ahead = state.queue.ahead(key);
  const today = now.slice(0, 10);
  const date = projectedDate({
    onHand: available,
    supplies: datedSupplies(state.supplies),
    commitments: [{ date: today, quantity: ahead.units }],
    quantity,
    today,
  });
  return { rank: ahead.entries + 1, quantityAhead: ahead.units, projectedDate: date };
}

function factsOf(command: SourceLine) {
  const { orderId, lineId, demandId, orderRef, customerRef, tags, unitPriceMinor, currency } = command;
  const { quantity: requested, shipPolicy, waitingSince } = command;
  const identity = { ...placeOf(command), orderId, lineId, demandId, orderRef, customerRef };
  return { ...identity, tags, unitPriceMinor, currency, requested, shipPolicy, waitingSince };
}

function totalsAfter(line: Line | undefined, { allocated, backordered }: Terms) {
  const before = line ? totalsOf(line) : { secured: 0, waiting: 0 };
  return { secured: before.secured + allocated, waiting: before.waiting + backordered };
}

/** The new demand is not among those served: what it could not take now, it cannot take a moment later. */
function outlook(line: Line, terms: Terms): LineOutlook {
  return { line, totals: totalsAfter(line, terms), standings: new Map() };
}
