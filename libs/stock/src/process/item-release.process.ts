import { type Effect, type ProcessDefinition, type ProjectedEvent } from '#eventing';
import { assertNever, deterministicId, schemas } from '#kernel';
import { stockEvents } from '#stock/contract';
import { z } from 'zod';

const set = stockEvents.ItemReleaseSet.schema.pick({ location: true, sku: true, releaseAt: true });
const place = set.omit({ releaseAt: true });
/** What the SKU answers to a timer that rang too early. */
const early = z.object({ releaseAt: schemas.instant });
const { ItemReleaseSet } = stockEvents;
const TIMER = 'release';

interface ReleaseState {
  item: z.infer<typeof place> | null;
  /** Revision of the last release date heard of, and whether the one at hand is it: two nodes may swap them. */
  heard: bigint;
  isLatest: boolean;
}

/** Serves the queue of an item on its release date. One instance per SKU; it ends with nothing, as dates may be set anew. */
export const itemRelease: ProcessDefinition<ReleaseState> = {
  name: 'item_release',
  listensTo: [ItemReleaseSet.type],
  startedBy: [ItemReleaseSet.type],
  correlate: (event) => {
    const { location, sku } = place.parse(event.data);
    return [deterministicId('item release', location, sku)];
  },
  digest: (event) => set.parse(event.data),
  initialState: () => ({ item: null, heard: -1n, isLatest: false }),
  evolve: (state, input) => {
    if (input.kind !== 'event') return;
    state.item = place.parse(input.event.data);
    state.isLatest = input.event.revision > state.heard;
    if (state.isLatest) state.heard = input.event.revision;
  },
  react: (state, input) => {
    switch (input.kind) {
      case 'event':
        return state.isLatest ? [timerOf(input.event)] : [];
      case 'timer':
        return state.item ? [{ kind: 'issue', command: 'stock.ReleaseItem', payload: state.item }] : [];
      case 'outcome': {
        if ('ok' in input.outcome || input.outcome.rejected.code !== 'NOT_RELEASED') return [];
        const { releaseAt } = early.parse(input.outcome.rejected.details);
        return [{ kind: 'timer', name: TIMER, dueAt: releaseAt }];
      }
      default:
        return assertNever(input);
    }
  },
};

function timerOf({ data }: ProjectedEvent): Effect {
  const { releaseAt } = set.parse(data);
  return releaseAt === null
    ? { kind: 'cancel-timer', name: TIMER }
    : { kind: 'timer', name: TIMER, dueAt: releaseAt };
}
