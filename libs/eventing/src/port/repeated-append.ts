import { canonicalJson } from '#kernel';
import { EventIdReused, RevisionConflict } from '../model/errors.js';
import type { Position, Revision } from '../model/event.js';
import type { AppendResult } from './event-store.js';
import type { SerialisedAppend, SerialisedEvent } from './serialise-append.js';

/** What the stream holds where an append wanted to write. */
export interface StoredPlace {
  /** From the wanted revision on, at most as many as the append has. */
  readonly events: readonly SerialisedEvent[];
  /** Of the last of `events`. */
  readonly position: Position;
  readonly actual: 'none' | Revision;
}

/**
 * The answer to an append whose expected revision is not the stream's: the first result again when the same events are
 * stored there already, otherwise `EventIdReused` or `RevisionConflict`.
 */
export function repeatedAppend(
  { stream, expected, events }: SerialisedAppend,
  stored: StoredPlace,
): AppendResult {
  const complete = stored.events.length === events.length;
  if (!complete || !events.every(({ id }, n) => id === stored.events[n]?.id)) {
    throw new RevisionConflict(stream, expected, stored.actual);
  }
  if (!events.every((event, n) => sameContents(event, stored.events[n]))) throw new EventIdReused(stream);
  const before = expected === 'none' ? -1n : expected;
  return { revision: before + BigInt(events.length), position: stored.position };
}

function sameContents(event: SerialisedEvent, stored: SerialisedEvent | undefined): boolean {
  return (
    stored !== undefined &&
    event.type === stored.type &&
    sameJson(event.data, stored.data) &&
    sameJson(event.meta, stored.meta)
  );
}

/** Members may come in another order after a restart. */
function sameJson(one: string, other: string): boolean {
  return one === other || canonicalJson(JSON.parse(one)) === canonicalJson(JSON.parse(other));
}
