import type { Position } from '#eventing';

/** What a subscriber is told: that something changed, by which kinds of events, up to which position. */
export interface Change {
  readonly position: Position;
  readonly kinds: readonly string[];
  /** More happened than was looked at: everything may have changed. */
  readonly resync: boolean;
}

export function unchanged(position: Position): Change {
  return { position, kinds: [], resync: false };
}

/** One change that says what both say: a slow client gets this instead of a queue of them. */
export function mergeChanges(a: Change, b: Change): Change {
  const news = b.kinds.filter((kind) => !a.kinds.includes(kind));
  return {
    position: a.position > b.position ? a.position : b.position,
    kinds: news.length === 0 ? a.kinds : [...a.kinds, ...news],
    resync: a.resync || b.resync,
  };
}
