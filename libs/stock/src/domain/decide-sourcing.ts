import { DEFAULT_POLICY, queueKey, type QueueKey } from '#backorder/domain';
import { accept, type DecisionContext } from '#eventing';
import type { Instant } from '#kernel';
import type { StockEvent } from '#stock/contract';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { lineSourced } from './line-sourced.js';
import { newLine, totalsOf, type Demand, type Line, type LineTotals } from './lines.js';
import { prospectsOf } from './prospects.js';
import { serveAtOnce } from './serve-queue.js';
import { findLine, type SkuState } from './sku-state.js';
import { sourcingTerms, type Terms } from './sourcing-terms.js';

type SourceLine = CommandOf<'stock.SourceLine'>;

/** Decides on a new demand: from stock, into the queue, or refused. What a reservation leaves over serves the queue. */
export function sourceLine(command: SourceLine, state: SkuState, context: DecisionContext): SkuDecision {
  const line = findLine(state, command);
  if (line?.demands.some((demand) => demand.demandId === command.demandId)) return accept();
  const held = command.onHold || (line?.onHold ?? false);
  // A held demand takes no units, its own reservation included: that stays until it is released or expires.
  const claim = held ? undefined : claimOf(state, command, context.now);
  const reserved = claim?.quantity ?? 0;
  const priority = DEFAULT_POLICY.priorityOf({ tier: command.priorityClass, dueDate: command.dueDate });
  // Its own event's revision may be one higher; any that is not taken yet ranks it alike.
  const key = queueKey(priority, context.nextRevision);
  const whole = command.shipPolicy !== 'SPLIT';
  const terms = sourcingTerms(state, { quantity: command.quantity, whole, held, key, reserved });
  const available = state.ledger.available + reserved - terms.allocated;
  const totals = totalsAfter(line, terms);
  const prospects = prospectsOf(state, { key, quantity: terms.backordered, available, now: context.now });
  const event = lineSourced({ command, held, priority, terms, prospects, totals });
  if (!claim) return accept(event);
  const added = terms.backordered > 0 ? joining(command, key, terms) : undefined;
  const changed = line && { line, totals, standings: new Map() };
  const service = { place: placeOf(command), cause: 'RESERVATION_ENDED', available, changed, added } as const;
  return accept(claimed(command, claim), event, ...serveAtOnce(state, service));
}

/**
 * The demand as it will wait behind a reservation that did not do: what is left of that may go to others, past it. It
 * will not be served itself, since it could not be a moment earlier.
 */
function joining(command: SourceLine, key: QueueKey, { allocated, backordered }: Terms): Demand {
  const { demandId, shipPolicy } = command;
  const standing = { waiting: backordered, held: false, allocated };
  return { demandId, line: newLine(command), key, whole: shipPolicy !== 'SPLIT', ...standing };
}

interface Claim {
  readonly reservationId: string;
  readonly quantity: number;
}

function claimOf(state: SkuState, { reservationId }: SourceLine, now: Instant): Claim | undefined {
  if (reservationId === null) return undefined;
  const held = state.reservations.active.get(reservationId);
  return held && held.expiresAt > now ? { reservationId, quantity: held.quantity } : undefined;
}

function claimed(command: SourceLine, claim: Claim): StockEvent {
  return { type: 'stock.ReservationEnded', data: { ...placeOf(command), ...claim, cause: 'CLAIMED' } };
}

function totalsAfter(line: Line | undefined, { allocated, backordered }: Terms): LineTotals {
  const before = line ? totalsOf(line) : { secured: 0, waiting: 0 };
  return { secured: before.secured + allocated, waiting: before.waiting + backordered };
}
