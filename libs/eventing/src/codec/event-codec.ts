import type { DomainEvent } from '../decide/decider.js';
import type { StoredEvent } from '../decide/execution.js';
import type { JsonObject, Metadata, NewEvent, RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import type { ProjectedEvent } from '../project/projection.js';
import { type DecodedEvent, isUnknownEvent, unknownEvent, upcastEvent } from './decoded-event.js';
import type { EventDefinition } from './event-definition.js';
import type { EventRegistry } from './event-registry.js';
import { UndecodableEvent } from './undecodable-event.js';

/** An event that its own schema refuses, or that nobody defined: a bug. Names the paths, never the values. */
export class InvalidEvent extends Error {
  readonly code = 'INVALID_EVENT';
}

/** Between events as contexts define them and events as stores keep them. */
export class EventCodec {
  constructor(private readonly registry: EventRegistry) {}

  /** Always validates; what the schema does not name is left out. Throws `InvalidEvent`. */
  encode(event: DomainEvent, id: string, meta: Metadata): NewEvent {
    const definition = this.registry.find(event.type);
    if (!definition) throw new InvalidEvent(`no event ${event.type} is defined`);
    return {
      id,
      type: event.type,
      data: validated(definition, event.data),
      meta: { ...meta, [META.schema]: String(definition.schemaVersion) },
    };
  }

  /**
   * Brings the data to the current schema, when it is asked for, without validation. Throws `UndecodableEvent` for a
   * version that this program does not know: read as if it were an older one, it would be misunderstood.
   */
  decode(event: RecordedEvent): DecodedEvent {
    const definition = this.registry.find(event.type);
    if (!definition) return unknownEvent(event);
    const version = Number(event.meta[META.schema]);
    if (version === definition.schemaVersion) return event;
    if (!definition.upcasters[version]) {
      throw new UndecodableEvent(
        event.type,
        `has version ${event.meta[META.schema]}, unknown to this program`,
      );
    }
    return upcastEvent(event, (data) => upcast(data, definition, version));
  }

  /** Decodes and validates: for tests and verification, not for the hot path. */
  decodeStrictly(event: RecordedEvent): DecodedEvent {
    const decoded = this.decode(event);
    const definition = this.registry.find(event.type);
    if (definition) validated(definition, decoded.data);
    return decoded;
  }

  /** For folds: an event that nobody defined stops them, since skipping it would give a wrong state. */
  toDomain<Event extends DomainEvent>(event: RecordedEvent): StoredEvent<Event> {
    const decoded: ProjectedEvent = this.decode(event);
    if (isUnknownEvent(decoded)) throw new UndecodableEvent(event.type, 'is unknown to this program');
    // A stream holds the events of its decider only; one of another falls through to `assertNever` in `evolve`.
    return decoded as StoredEvent<Event>;
  }
}

function validated(definition: EventDefinition, data: unknown): JsonObject {
  const result = definition.schema.safeParse(data);
  if (result.success) return result.data as JsonObject;
  const paths = result.error.issues.map((issue) => `${issue.path.map(String).join('.')} (${issue.code})`);
  throw new InvalidEvent(`${definition.type} is invalid at ${paths.join(', ')}`);
}

/** The registry made sure that there is an upcaster from every older version. */
function upcast(data: JsonObject, { upcasters, schemaVersion }: EventDefinition, from: number): JsonObject {
  let current = data;
  for (let version = from; version < schemaVersion; version++) {
    current = upcasters[version]?.(current) ?? current;
  }
  return current;
}
