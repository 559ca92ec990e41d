import { InvalidAppend } from '../model/errors.js';
import type { NewEvent } from '../model/event.js';
import { MAX_APPEND_BYTES, MAX_EVENT_BYTES } from './event-store.js';

/** An event as text, ready to be stored. */
export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

/** The check that every adapter makes before it touches its store. Throws `InvalidAppend`. */
export function serialiseAppend(events: readonly NewEvent[]): readonly SerialisedEvent[] {
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  const serialised = events.map(serialiseEvent);
  const bytes = serialised.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > MAX_APPEND_BYTES) {
    throw new InvalidAppend(`an append of ${bytes} bytes is over the limit of ${MAX_APPEND_BYTES}`);
  }
  return serialised;
}

function serialiseEvent(event: NewEvent): SerialisedEvent {
  const serialised = {
    id: event.id,
    type: event.type,
    data: toJson(event.data, event.type),
    meta: toJson(event.meta, event.type),
  };
  const bytes = sizeOf(serialised);
  if (bytes > MAX_EVENT_BYTES) {
    throw new InvalidAppend(`${event.type} of ${bytes} bytes is over the limit of ${MAX_EVENT_BYTES}`);
  }
  return serialised;
}

function toJson(value: unknown, type: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined; // a cycle or a bigint
  }
  if (text === undefined) throw new InvalidAppend(`${type} does not serialise to JSON`);
  return text;
}

function sizeOf({ data, meta, type }: SerialisedEvent): number {
  return Buffer.byteLength(data) + Buffer.byteLength(meta) + Buffer.byteLength(type);
}
