import { planReallocation, NO_TERMS, strategyOf, type Reallocation } from '#backorder/domain';
import { accept, reject, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { noteMissing } from './decide-policy.js';
import { notWaiting } from './decide-reprioritise.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { findDemand, identityOf } from './demand-id.js';
import { divisionOf } from './division.js';
import { bestRankedFirst, totalsOf, type Demand, type Line } from './lines.js';
import { placementOf } from './placing.js';
import { roundOf, rounds, serveAtOnce, withTotals, type Justified } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

/** Most demands that one run changes: its events are one append. */
const CHANGES_MOST = 20_000;
const PASSED_OVER_MOST = 50;
const NO_QUOTAS = { left: () => Infinity, take: () => undefined };

/** Divides what is free, and what the policy's strategies let go, anew. */
export function reallocate(
  command: CommandOf<'stock.ReallocateBackorders'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const place = placeOf(command);
  const { terms, quotas } = divisionOf(state, now) ?? { terms: NO_TERMS, quotas: NO_QUOTAS };
  const plan = planReallocation({
    demands: bestRankedFirst(new Set([...state.queue, ...state.allocated])),
    units: state.ledger.available,
    ...{ terms, quotas },
    strategyOf: (demand) => strategyOf(state.priority, demand),
  });
  if (plan.changes.length > CHANGES_MOST) {
    const message = `${named(place)}: ${plan.changes.length} backorders would change, at most ${CHANGES_MOST} can at once; freeze classes that may stay`;
    return reject('TOO_MANY_CHANGES', message, { ...place, changes: plan.changes.length });
  }
  const justification = justificationOf(command);
  const revoked = revocations(
    place,
    plan.changes.filter(({ change }) => change < 0),
    justification,
  );
  const lost = new Map<Line, number>();
  for (const { entry, change } of plan.changes) {
    if (change < 0) lost.set(entry.line, (lost.get(entry.line) ?? 0) - change);
  }
  const gained = plan.changes.filter(({ change }) => change > 0);
  const granted = withTotals(
    gained.map(({ entry, rank, change }) => ({ entry, rank, quantity: change })),
  ).map((allocation, nth) => {
    const units = lost.get(gained[nth]!.entry.line) ?? 0;
    const { secured, waiting } = allocation;
    return { ...allocation, secured: secured - units, waiting: waiting + units };
  });
  const passedOver = plan.passedOver.slice(0, PASSED_OVER_MOST).map(({ entry, rank, reason }) => ({
    ...identityOf(entry),
    rank,
    reason,
    waiting: Math.max(1, entry.waiting),
  }));
  const served = rounds(granted).map((allocations, nth) =>
    roundOf(state, place, {
      ...{ cause: 'REALLOCATION', rule: 'STRATEGIES', allocations, more: false, justification },
      passedOver: nth === 0 ? passedOver : [],
    }),
  );
  return accept(...revoked, ...served);
}

/** Events of bounded size, each with the lines' totals after it. */
function revocations(
  place: Place,
  changes: readonly Reallocation<Demand>[],
  justification: Justified,
): StockEvent[] {
  const lost = new Map<Line, number>();
  return rounds(changes).map((chunk) => {
    for (const { entry, change } of chunk) lost.set(entry.line, (lost.get(entry.line) ?? 0) - change);
    const revoked = chunk.map(({ entry, change }) => {
      const { secured, waiting } = totalsOf(entry.line);
      const units = lost.get(entry.line) ?? 0;
      return { ...identityOf(entry), quantity: -change, secured: secured - units, waiting: waiting + units };
    });
    const data = { ...place, cause: 'REALLOCATION' as const, revocations: revoked, justification };
    return { type: 'stock.AllocationsRevoked', data };
  });
}

/** Takes units back from a demand. Held, it lets others have them; otherwise they stay free until somebody allocates. */
export function deallocate(
  command: CommandOf<'stock.DeallocateBackorder'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const place = placeOf(command);
  const { quantity, hold, batchId, reasonCode, note } = command;
  const demand = findDemand(state, command);
  if (!demand) return notWaiting(command, command);
  if (quantity > demand.allocated) return exceeded(place, quantity, demand.allocated);
  const totals = totalsOf(demand.line);
  const after = { secured: totals.secured - quantity, waiting: totals.waiting + quantity };
  const revoked: StockEvent = {
    type: 'stock.AllocationsRevoked',
    data: {
      ...place,
      cause: 'DEALLOCATED',
      revocations: [{ ...identityOf(demand), quantity, ...after }],
      justification: { reasonCode, note },
    },
  };
  if (!hold || demand.ownHold) return accept(revoked);
  const rank = state.queue.ahead(demand.key).entries + 1;
  const before = placementOf(demand);
  const change = {
    ...identityOf(demand),
    fromRank: rank,
    toRank: rank,
    before,
    after: { ...before, onHold: true },
  };
  const action = { kind: 'HOLD' as const };
  const held: StockEvent = {
    type: 'stock.BackordersReprioritised',
    data: { ...place, batchId, action, undoes: null, reasonCode, note, changes: [change] },
  };
  const standings = new Map([[demand, { waiting: demand.waiting + quantity, held: true }]]);
  const changed = { line: demand.line, totals: after, standings };
  const available = state.ledger.available + quantity;
  return accept(revoked, held, ...serveAtOnce(state, { place, now, cause: 'OVERRIDE', available, changed }));
}

/** Gives free units to a demand out of turn; who stood before it is named. */
export function allocateManually(command: CommandOf<'stock.AllocateManually'>, state: SkuState): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const place = placeOf(command);
  const { quantity } = command;
  const demand = findDemand(state, command);
  if (!demand || demand.waiting === 0) return notWaiting(command, command);
  const most = Math.min(demand.waiting, state.ledger.available);
  if (quantity > most) return exceeded(place, quantity, most);
  if (demand.whole && quantity < demand.waiting) {
    const message = `${named(place)}: backorder ${demand.demandId} takes all ${demand.waiting} units or none`;
    return reject('NEEDS_COMPLETE', message, { ...place, asked: quantity, waiting: demand.waiting });
  }
  const rank = state.queue.ahead(demand.key).entries + 1;
  const passedOver = [];
  for (const entry of state.queue) {
    if (entry === demand || passedOver.length === PASSED_OVER_MOST) break;
    const reason = entry.held ? ('ON_HOLD' as const) : ('MANUAL_CHOICE' as const);
    passedOver.push({ ...identityOf(entry), rank: passedOver.length + 1, reason, waiting: entry.waiting });
  }
  const allocations = withTotals([{ entry: demand, quantity, rank }]);
  const justification = justificationOf(command);
  const round = { cause: 'OVERRIDE', rule: 'MANUAL_CHOICE', allocations, passedOver, more: false } as const;
  return accept(roundOf(state, place, { ...round, justification }));
}

function justificationOf({ reasonCode, note }: Justified): Justified {
  return { reasonCode, note };
}

function exceeded(place: Place, asked: number, most: number): SkuDecision {
  return reject('ALLOCATION_EXCEEDED', `${named(place)}: ${asked} units asked for, ${most} can be taken`, {
    ...place,
    asked,
    most,
  });
}
