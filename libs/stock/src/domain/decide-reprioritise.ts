import type { DemandRef, Placement } from '#backorder/contract';
import type { DecisionContext } from '#eventing';
import { accept, reject } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { noteMissing } from './decide-policy.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { findDemand, identityOf } from './demand-id.js';
import type { Demand } from './lines.js';
import { newPlacements } from './new-placements.js';
import { placeByPolicy, placementOf, samePlacement } from './placing.js';
import { rankChanges } from './rank-changes.js';
import { serveAtOnce } from './serve-queue.js';
import type { EventData, SkuState } from './sku-state.js';
import { totalsOf } from './lines.js';

/** Departs from the queue's own order, for a reason that is put on record. All of the batch, or nothing. */
export function reprioritise(
  command: CommandOf<'stock.ReprioritiseBackorders'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const demands: Demand[] = [];
  for (const ref of command.demands) {
    const demand = findDemand(state, ref);
    if (!demand || demand.waiting === 0) return notWaiting(command, ref);
    if (!demands.includes(demand)) demands.push(demand);
  }
  const placed = newPlacements(state, command, demands);
  if ('rejected' in placed) return placed;
  const moves = demands.map((demand, nth) => ({ demand, after: placed.placements[nth]! }));
  const { batchId, action, reasonCode, note } = command;
  return batch(state, {
    place: placeOf(command),
    now,
    moves,
    said: { batchId, action, undoes: null, reasonCode, note },
  });
}

/** What was changed since by somebody or something else stays as it is. */
export function undoReprioritisation(
  command: CommandOf<'stock.UndoReprioritisation'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const missing = noteMissing(command);
  if (missing) return missing;
  const moves = new Map<Demand, Placement>();
  for (const row of command.rows) {
    const demand = findDemand(state, row);
    const unchanged = demand && demand.waiting > 0 && samePlacement(placementOf(demand), row.expect);
    if (unchanged) moves.set(demand, restored(state, demand, row.restore));
    else if (command.onChanged === 'REFUSE') return changedSince(command, row);
  }
  const { batchId, undoes, reasonCode, note } = command;
  const said = { batchId, action: null, undoes, reasonCode, note };
  const undone = [...moves].map(([demand, after]) => ({ demand, after }));
  return batch(state, { place: placeOf(command), now, moves: undone, said });
}

/**
 * As it was, but for what changed meanwhile: where the policy placed it, the policy of today and what is known today
 * count; and a move by hand ended with the first policy since, which a pinned demand was left out of.
 */
function restored(state: SkuState, demand: Demand, restore: Placement): Placement {
  const byHand = restore.pinned || (restore.moved && !demand.outlived);
  return byHand
    ? restore
    : { ...restore, moved: false, key: placeByPolicy(state, demand, restore.priorityClass) };
}

interface Move {
  readonly demand: Demand;
  readonly after: Placement;
}

interface Batch {
  readonly place: Place;
  readonly now: string;
  readonly moves: readonly Move[];
  readonly said: Pick<
    EventData<'stock.BackordersReprioritised'>,
    'batchId' | 'action' | 'undoes' | 'reasonCode' | 'note'
  >;
}

/** The batch as an event, and the round that a release from hold may allow. */
function batch(state: SkuState, { place, now, moves, said }: Batch): SkuDecision {
  const real = moves.filter(({ demand, after }) => !samePlacement(placementOf(demand), after));
  if (real.length === 0) return accept();
  const ranks = rankChanges(state.queue, real);
  const changes = real.map(({ demand, after }, nth) => ({
    ...identityOf(demand),
    ...ranks[nth]!,
    before: placementOf(demand),
    after,
  }));
  const event: StockEvent = { type: 'stock.BackordersReprioritised', data: { ...place, ...said, changes } };
  return accept(event, ...servedOnRelease(state, { place, now, moves: real }));
}

/** Moves let nobody be served whom the free units did not serve before; a release, which moves nobody, may. */
function servedOnRelease(state: SkuState, { place, now, moves }: Omit<Batch, 'said'>): StockEvent[] {
  const released = moves.filter(({ demand, after }) => demand.ownHold && !after.onHold);
  const [first] = released;
  if (!first) return [];
  const standings = new Map(
    released.map(({ demand }) => [demand, { waiting: demand.waiting, held: demand.line.onHold }]),
  );
  const { line } = first.demand;
  const changed = { line, totals: totalsOf(line), standings };
  const { available } = state.ledger;
  return serveAtOnce(state, { place, now, cause: 'OVERRIDE', available, changed });
}

export function notWaiting(place: Place, { demandId }: DemandRef): SkuDecision {
  const message = `${named(place)}: backorder ${demandId} is not waiting; look it up again`;
  return reject('BACKORDER_NOT_FOUND', message, { ...placeOf(place), demandId });
}

function changedSince(place: Place, { demandId }: DemandRef): SkuDecision {
  const message = `${named(place)}: backorder ${demandId} was changed since; undo the rest with onChanged SKIP`;
  return reject('CHANGED_SINCE', message, { ...placeOf(place), demandId });
}
