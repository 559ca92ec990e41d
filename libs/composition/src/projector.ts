import { EventCodec, type OpenProjectionSource } from '#eventing';
import { eventRegistry, projections } from './contexts.js';
import { type LogPlace, openLog } from './event-log.js';

/** Loaded by the projection thread: it opens the log for itself. */
export async function openProjectionSource(settings: unknown): Promise<OpenProjectionSource> {
  const store = await openLog(settings as LogPlace, { readonly: true });
  return {
    feed: store.feed,
    decoder: new EventCodec(eventRegistry),
    projections,
    close: () => store.close(),
  };
}
