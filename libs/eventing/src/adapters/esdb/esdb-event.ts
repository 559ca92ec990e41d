import type { RecordedEvent as ClientEvent } from '@eventstore/db-client';
import type { JsonObject, Metadata, RecordedEvent } from '../../model/event.js';

/** Null for what is not ours to see: the server's own events. */
export function toRecorded(event: ClientEvent | undefined): RecordedEvent | null {
  if (!event || isSystem(event)) return null;
  const { streamId: stream, revision, id, type, data, metadata } = event;
  return {
    stream,
    revision,
    position: positionOf(event),
    id,
    type,
    data: isObject(data) ? (data as JsonObject) : {},
    meta: isObject(metadata) ? (metadata as Metadata) : {},
  };
}

/** Commit and prepare position are the same for everything that we write. */
export function positionOf(event: ClientEvent): bigint {
  if (!event.position)
    throw new Error(`${event.streamId} has an event without a position: the server is too old`);
  return event.position.commit;
}

function isSystem({ streamId, type }: ClientEvent): boolean {
  return type.startsWith('$') || streamId.startsWith('$');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
