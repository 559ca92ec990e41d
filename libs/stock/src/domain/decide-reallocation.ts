import { planReallocation, NO_TERMS, strategyOf, type Reallocation } from '#backorder/domain';
import { accept, reject, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { noteMissing } from './decide-policy.js';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { identityOf } from './demand-id.js';
import { divisionOf } from './division.js';
import { bestRankedFirst, totalsOf, type Demand, type Line } from './lines.js';
import { notReleased } from './release.js';
import { justificationOf, roundOf, rounds, withTotals, type Justified } from './serve-queue.js';
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
  const refused = noteMissing(command) ?? notReleased(command, state.release, now);
  if (refused) return refused;
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
