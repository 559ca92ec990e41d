import type { RecordedEvent } from '../model/event.js';
import type { EventStore } from './event-store.js';

const PAGE = 500;

/** The events of a stream from a revision on, to its end, page by page. */
export async function* readStream(
  store: Pick<EventStore, 'read'>,
  stream: string,
  from = 0n,
): AsyncGenerator<RecordedEvent> {
  for (let next = from; ; next += BigInt(PAGE)) {
    const events = await store.read(stream, { from: next, max: PAGE });
    yield* events;
    if (events.length < PAGE) return;
  }
}
