import { accept, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { notReleased } from './release.js';
import { serveAtOnce } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

type SetItemRelease = CommandOf<'stock.SetItemRelease'>;
type ReleaseItem = CommandOf<'stock.ReleaseItem'>;

export function decideRelease(
  command: SetItemRelease | ReleaseItem,
  state: SkuState,
  context: DecisionContext,
): SkuDecision {
  return command.type === 'stock.SetItemRelease'
    ? setItemRelease(command, state, context)
    : releaseItem(command, state, context);
}

/** Sets, moves or takes away the release date. A queue that waits for none any more is served now. */
function setItemRelease(command: SetItemRelease, state: SkuState, { now }: DecisionContext): SkuDecision {
  const { release } = command;
  const [releaseDate, releaseAt] = [release?.date ?? null, release?.at ?? null];
  const before = state.release;
  if (releaseDate === (before?.date ?? null) && releaseAt === (before?.at ?? null)) return accept();
  const place = placeOf(command);
  const { available } = state.ledger;
  return accept(
    { type: 'stock.ItemReleaseSet', data: { ...place, releaseDate, releaseAt } },
    ...serveAtOnce(state, { place, now, cause: 'RELEASE_DATE', available, release }),
  );
}

/** By the timer of the release: early, it changes nothing and learns when to ring; late, or twice, it does no harm. */
function releaseItem(command: ReleaseItem, state: SkuState, { now }: DecisionContext): SkuDecision {
  const { release } = state;
  if (release === null) return accept();
  const early = notReleased(command, release, now);
  if (early) return early;
  const place = placeOf(command);
  const { date: releaseDate, at: releaseAt } = release;
  const event: StockEvent = { type: 'stock.ItemReleased', data: { ...place, releaseDate, releaseAt } };
  const { available } = state.ledger;
  return accept(event, ...serveAtOnce(state, { place, now, cause: 'RELEASE_DATE', available }));
}
