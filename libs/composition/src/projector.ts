import { EventCodec, openSqliteStore, type OpenProjectionSource } from '#eventing';
import { eventRegistry, projections } from './contexts.js';

export interface ProjectorSettings {
  readonly eventsFile: string;
}

/** Loaded by the projection thread: it opens the log for itself, read-only. */
export async function openProjectionSource(settings: unknown): Promise<OpenProjectionSource> {
  const { eventsFile } = settings as ProjectorSettings;
  const store = openSqliteStore({ file: eventsFile, readonly: true });
  return {
    feed: store.feed,
    decoder: new EventCodec(eventRegistry),
    projections,
    close: () => store.close(),
  };
}
