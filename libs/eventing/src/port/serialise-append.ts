import { InvalidAppend } from '../model/errors.js';
import type { ExpectedRevision, NewEvent } from '../model/event.js';
import { MAX_APPEND_BYTES, MAX_EVENT_BYTES } from './event-store.js';
import { survivesJson } from './survives-json.js';

/** An event as text, ready to be stored. */
export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

/** An append that any store can take: checked, and serialised once. */
export interface SerialisedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly SerialisedEvent[];
  readonly bytes: number;
}

/** The check that every adapter makes before it touches its store. Throws `InvalidAppend`; names no values. */
export function serialiseAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): SerialisedAppend {
  if (stream === '') throw new InvalidAppend('a stream needs a name');
  if (expected !== 'none' && expected < 0n) throw new InvalidAppend('an expected revision is never negative');
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  const serialised = events.map(serialiseEvent);
  const bytes = serialised.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > MAX_APPEND_BYTES) {
    throw new InvalidAppend(`an append of ${bytes} bytes is over the limit of ${MAX_APPEND_BYTES}`);
  }
  return { stream, expected, events: serialised, bytes };
}

function serialiseEvent({ id, type, data, meta }: NewEvent): SerialisedEvent {
  if (!isName(id) || !isName(type)) throw new InvalidAppend('an event needs an id and a type');
  const serialised = { id, type, data: toJson(data, type), meta: toJson(meta, type) };
  if (!Object.values(meta).every((value) => typeof value === 'string')) {
    throw new InvalidAppend(`the metadata of ${type} must be text`);
  }
  const bytes = sizeOf(serialised);
  if (bytes > MAX_EVENT_BYTES) {
    throw new InvalidAppend(`${type} of ${bytes} bytes is over the limit of ${MAX_EVENT_BYTES}`);
  }
  return serialised;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function toJson(value: unknown, type: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value); // first, since it ends on a cycle
  } catch {
    text = undefined;
  }
  if (text === undefined || !survivesJson(value)) throw new InvalidAppend(`${type} is not JSON`);
  return text;
}

function sizeOf({ data, meta, type }: SerialisedEvent): number {
  return Buffer.byteLength(data) + Buffer.byteLength(meta) + Buffer.byteLength(type);
}
