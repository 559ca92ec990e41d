import type { JsonObject, Metadata, NewEvent, RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import type { DomainEvent } from '../decide/decider.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { EventDefinition } from './event-definition.js';
import type { EventRegistry } from './event-registry.js';

/** An event that its own schema refuses, or that nobody defined: a bug. Names the paths, never the values. */
export class InvalidEvent extends Error {
  readonly code = 'INVALID_EVENT';
}

/** Between events as contexts define them and events as stores keep them. */
export class EventCodec {
  constructor(private readonly registry: EventRegistry) {}

  /** Always validates. Throws `InvalidEvent`. */
  encode(event: DomainEvent, id: string, meta: Metadata): NewEvent {
    const definition = this.definitionOf(event.type);
    return {
      id,
      type: event.type,
      data: validated(definition, event.data),
      meta: { ...meta, [META.schema]: String(definition.schemaVersion) },
    };
  }

  /** Brings the data to the current schema, when it is asked for. Unknown types come as they are. */
  decode(event: RecordedEvent): ProjectedEvent<JsonObject> {
    const definition = this.registry.find(event.type);
    if (!definition || Object.keys(definition.upcasters).length === 0) return event;
    const version = Number(event.meta[META.schema] ?? '1');
    return version === definition.schemaVersion ? event : upcast(event, definition, version);
  }

  /** Whether anybody defined the type: a decider must not skip what it does not know. */
  knows(type: string): boolean {
    return this.registry.find(type) !== undefined;
  }

  /** Decodes and validates: for tests and verification, not for the hot path. */
  decodeStrictly(event: RecordedEvent): ProjectedEvent<JsonObject> {
    validated(this.definitionOf(event.type), this.decode(event).data);
    return this.decode(event);
  }

  private definitionOf(type: string): EventDefinition {
    const definition = this.registry.find(type);
    if (!definition) throw new InvalidEvent(`no event ${type} is defined`);
    return definition;
  }
}

function validated(definition: EventDefinition, data: unknown): JsonObject {
  const result = definition.schema.safeParse(data);
  if (result.success) return result.data as JsonObject;
  const paths = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
  throw new InvalidEvent(`${definition.type} is invalid at ${paths.join(', ')}`);
}

function upcast(
  event: RecordedEvent,
  { type, schemaVersion, upcasters }: EventDefinition,
  version: number,
): ProjectedEvent<JsonObject> {
  let data = event.data;
  for (let from = version; from < schemaVersion; from += 1) {
    const step = upcasters[from];
    if (!step) throw new InvalidEvent(`${type} has no upcaster from version ${from}`);
    data = step(data);
  }
  const { stream, revision, position, id, meta } = event;
  return { stream, revision, position, id, type, meta, data };
}
