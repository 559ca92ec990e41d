import { accept, reject, type DecisionContext } from '#eventing';
import { type Instant, plusMilliseconds } from '#kernel';
import { named, placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { promoted, starvingDemands } from './division.js';
import type { SkuState } from './sku-state.js';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** By the timer of the guard: who has waited too long takes their places, though nothing is there to be served. */
export function promoteStarving(
  command: CommandOf<'stock.PromoteStarving'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const starving = starvingDemands(state, now);
  if (starving.length > 0) return accept(promoted(state, place, starving, null));
  const message = `${named(place)}: nobody has waited longer than the guard of its policy`;
  return reject('NOBODY_STARVES', message, { ...place, lookAgainAt: lookAgainAt(state, now) });
}

/**
 * When the longest wait passes the guard. Never later than somebody who comes this very moment would, so that a queue
 * need not be asked when somebody comes, and not before an hour: guards are days. Null: there is no guard.
 */
function lookAgainAt({ priority: { guardDays }, guarded }: SkuState, now: Instant): Instant | null {
  if (guardDays === null || guarded === null) return null;
  const latest = plusMilliseconds(now, guardDays * DAY + SECOND);
  const [longest] = guarded.before(latest, 1);
  const due = longest ? plusMilliseconds(longest.facts.waitingSince, guardDays * DAY + SECOND) : latest;
  const soonest = plusMilliseconds(now, HOUR);
  return due < soonest ? soonest : due < latest ? due : latest;
}
