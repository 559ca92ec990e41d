import { rankedPlace } from '#backorder/domain';
import { accept, type DecisionContext } from '#eventing';
import type { Instant } from '#kernel';
import type { StockEvent } from '#stock/contract';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { lineSourced } from './line-sourced.js';
import { factsOf, newDemand, newLine, totalsOf, type Demand, type Line, type LineTotals } from './lines.js';
import { prospectsOf } from './prospects.js';
import { isReleased } from './release.js';
import { serveAtOnce } from './serve-queue.js';
import { findLine, type SkuState } from './sku-state.js';
import { sourcingTerms, type Terms } from './sourcing-terms.js';

type SourceLine = CommandOf<'stock.SourceLine'>;

/** Decides on a new demand: from stock, into the queue, or refused. What a reservation leaves over serves the queue. */
export function sourceLine(command: SourceLine, state: SkuState, context: DecisionContext): SkuDecision {
  const line = findLine(state, command);
  if (line?.demands.some((demand) => demand.demandId === command.demandId)) return accept();
  const held = isHeld(command, line);
  const waits = held || !isReleased(state.release, context.now);
  // What must wait takes no units, its own reservation included: that stays until it is released or expires.
  const claim = waits ? undefined : claimOf(state, command, context.now);
  const reserved = claim?.quantity ?? 0;
  const { now, nextRevision: revision } = context;
  const facts = factsOf(command);
  // Its own event's revision may be one higher; any that is not taken yet ranks it alike.
  const key = rankedPlace(state.priority, { facts, priorityClass: null, revision, starving: false });
  const { quantity } = command;
  const whole = command.shipPolicy !== 'SPLIT';
  const joining = () => joiningDemand(command, { key, whole, facts, revision, held });
  const terms = sourcingTerms(state, { quantity, whole, waits, key, reserved, joining, now });
  const available = state.ledger.available + reserved - terms.allocated;
  const totals = totalsAfter(line, terms);
  const prospects = prospectsOf(state, { key, quantity: terms.backordered, available, now });
  const event = lineSourced({ command, held, policy: state.priority, terms, prospects, totals });
  if (!claim) return accept(event);
  const { backordered: waiting, allocated } = terms;
  const added = waiting > 0 ? { ...joining(), waiting, allocated } : undefined;
  const changed = line && { line, totals, standings: new Map() };
  const service = {
    place: placeOf(command),
    now,
    cause: 'RESERVATION_ENDED',
    available,
    changed,
    added,
  } as const;
  return accept(claimed(command, claim), event, ...serveAtOnce(state, service));
}

/**
 * The demand as it would join. Behind a reservation that did not do it will not be served itself, since it could not be
 * a moment earlier.
 */
function joiningDemand(
  command: SourceLine,
  standing: Pick<Demand, 'key' | 'whole' | 'facts' | 'revision' | 'held'>,
): Demand {
  return newDemand({ demandId: command.demandId, line: newLine(command), ...standing });
}

function isHeld({ onHold }: SourceLine, line: Line | undefined): boolean {
  return onHold || line?.onHold === true;
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
