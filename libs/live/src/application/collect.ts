import type { EventDecoder, Position, RecordedEvent } from '#eventing';
import { type Change, mergeChanges, newsOf, type Topic } from '../domain/index.js';

/** What events say about those topics that somebody wants; each as of `position`. */
export function collect(
  events: readonly RecordedEvent[],
  decoder: EventDecoder,
  position: Position,
  wanted: (topic: Topic) => boolean,
): ReadonlyMap<Topic, Change> {
  const changes = new Map<Topic, Change>();
  for (const event of events) {
    for (const { topic, kind } of newsOf(decoder.decode(event))) {
      if (!wanted(topic)) continue;
      const change = { position, kinds: [kind], resync: false };
      const known = changes.get(topic);
      changes.set(topic, known ? mergeChanges(known, change) : change);
    }
  }
  return changes;
}
