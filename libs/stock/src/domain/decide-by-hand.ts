import { accept, reject, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { noteMissing } from './decide-policy.js';
import { notWaiting } from './decide-reprioritise.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { findDemand, identityOf } from './demand-id.js';
import { totalsOf, type Demand } from './lines.js';
import { placementOf } from './placing.js';
import { notReleased } from './release.js';
import { justificationOf, roundOf, serveAtOnce, withTotals, type Service } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

/** Most of those before it that a choice out of turn names; how many there were follows from its rank. */
const PASSED_OVER_MOST = 50;

type Deallocate = CommandOf<'stock.DeallocateBackorder'>;

/** Takes units back from a demand, for whoever is next: held, it is none of them until it is released. */
export function deallocate(command: Deallocate, state: SkuState, { now }: DecisionContext): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const place = placeOf(command);
  const { quantity } = command;
  const demand = findDemand(state, command);
  if (!demand) return notWaiting(command, command);
  if (quantity > demand.allocated) return exceeded(place, quantity, demand.allocated);
  const holds = command.hold && !demand.ownHold;
  const events = [revocation(command, demand), ...(holds ? [holding(command, state, demand)] : [])];
  const outlook = waitingAgain(demand, quantity, command.hold || demand.held);
  const available = state.ledger.available + quantity;
  return accept(...events, ...serveAtOnce(state, { place, now, cause: 'OVERRIDE', available, ...outlook }));
}

function revocation(command: Deallocate, demand: Demand): StockEvent {
  const { quantity } = command;
  const { secured, waiting } = totalsOf(demand.line);
  const after = { secured: secured - quantity, waiting: waiting + quantity };
  return {
    type: 'stock.AllocationsRevoked',
    data: {
      ...placeOf(command),
      cause: 'DEALLOCATED',
      revocations: [{ ...identityOf(demand), quantity, ...after }],
      justification: justificationOf(command),
    },
  };
}

function holding(command: Deallocate, { queue }: SkuState, demand: Demand): StockEvent {
  const { batchId } = command;
  const rank = queue.ahead(demand.key).entries + 1;
  const before = placementOf(demand);
  const changes = [
    { ...identityOf(demand), fromRank: rank, toRank: rank, before, after: { ...before, onHold: true } },
  ];
  const said = { batchId, action: { kind: 'HOLD' as const }, undoes: null, ...justificationOf(command) };
  return { type: 'stock.BackordersReprioritised', data: { ...placeOf(command), ...said, changes } };
}

/** How the queue stands once the demand waits for units that it had. */
function waitingAgain(demand: Demand, quantity: number, held: boolean): Pick<Service, 'changed' | 'added'> {
  const { secured, waiting } = totalsOf(demand.line);
  const totals = { secured: secured - quantity, waiting: waiting + quantity };
  const standing = { waiting: demand.waiting + quantity, held };
  if (demand.waiting > 0) {
    return { changed: { line: demand.line, totals, standings: new Map([[demand, standing]]) } };
  }
  const added = { ...demand, ...standing };
  return { changed: { line: demand.line, totals, standings: new Map() }, added };
}

/** Gives free units to a demand out of turn; who stood before it is named. */
export function allocateManually(
  command: CommandOf<'stock.AllocateManually'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const refused = noteMissing(command) ?? notReleased(command, state.release, now);
  if (refused) return refused;
  const place = placeOf(command);
  const { quantity } = command;
  const demand = findDemand(state, command);
  if (!demand || demand.waiting === 0) return notWaiting(command, command);
  if (demand.held) {
    const message = `${named(place)}: backorder ${demand.demandId} is on hold; release it first`;
    return reject('BACKORDER_ON_HOLD', message, { ...place, demandId: demand.demandId });
  }
  const most = Math.min(demand.waiting, state.ledger.available);
  if (quantity > most) return exceeded(place, quantity, most);
  if (demand.whole && quantity < demand.waiting) {
    const message = `${named(place)}: backorder ${demand.demandId} takes all ${demand.waiting} units or none`;
    return reject('NEEDS_COMPLETE', message, { ...place, asked: quantity, waiting: demand.waiting });
  }
  const rank = state.queue.ahead(demand.key).entries + 1;
  const allocations = withTotals([{ entry: demand, quantity, rank }]);
  const round = { cause: 'OVERRIDE', rule: 'MANUAL_CHOICE', allocations, more: false } as const;
  const passedOver = namedBefore(state, demand);
  return accept(roundOf(state, place, { ...round, passedOver, justification: justificationOf(command) }));
}

function namedBefore({ queue }: SkuState, demand: Demand) {
  const passedOver = [];
  for (const entry of queue) {
    if (entry === demand || passedOver.length === PASSED_OVER_MOST) break;
    const reason = entry.held ? ('ON_HOLD' as const) : ('MANUAL_CHOICE' as const);
    passedOver.push({ ...identityOf(entry), rank: passedOver.length + 1, reason, waiting: entry.waiting });
  }
  return passedOver;
}

function exceeded(place: Place, asked: number, most: number): SkuDecision {
  return reject('ALLOCATION_EXCEEDED', `${named(place)}: ${asked} units asked for, ${most} can be taken`, {
    ...place,
    asked,
    most,
  });
}
