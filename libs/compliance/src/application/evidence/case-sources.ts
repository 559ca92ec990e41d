import type { EventStore, ProjectedEvent, RecordedEvent } from '#eventing';
import type { JsonObject } from '#eventing';

/** The log, to be read. */
export type Log = Pick<EventStore, 'read' | 'feed'>;

/** Brings events to the newest schema; personal data that it has no key for stays unreadable. */
export interface Decoder {
  decode(event: RecordedEvent): ProjectedEvent<JsonObject>;
}

/** Bytes by their SHA-256: null where there are none; throws an error with code CONTENT_DAMAGED for others. */
export interface Contents {
  get(hash: string): Promise<Uint8Array | null>;
}

export interface CaseSources {
  readonly log: Log;
  readonly decoder: Decoder;
  readonly contents: Contents;
}

/** What is later is left out. */
export type Until = (event: RecordedEvent) => boolean;
