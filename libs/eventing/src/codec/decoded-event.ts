import type { JsonObject, Metadata, Position, RecordedEvent, Revision } from '../model/event.js';
import type { ProjectedEvent } from '../project/projection.js';

/** An event of a type that this program does not define. Deciders fail on it, projections ignore it. */
export interface UnknownEvent extends ProjectedEvent<JsonObject> {
  readonly unknown: true;
}

export type DecodedEvent = ProjectedEvent<JsonObject> | UnknownEvent;

export function isUnknownEvent(event: ProjectedEvent): event is UnknownEvent {
  return 'unknown' in event;
}

/** A stored event whose data is read differently, and only when somebody asks for it. */
class DecodedView implements ProjectedEvent<JsonObject> {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly meta: Metadata;
  private decoded: JsonObject | undefined;

  constructor(
    private readonly source: RecordedEvent,
    private readonly read: (data: JsonObject) => JsonObject,
  ) {
    this.stream = source.stream;
    this.revision = source.revision;
    this.position = source.position;
    this.id = source.id;
    this.type = source.type;
    this.meta = source.meta;
  }

  get data(): JsonObject {
    return (this.decoded ??= this.read(this.source.data));
  }
}

class UnknownView extends DecodedView implements UnknownEvent {
  readonly unknown = true;
}

export function upcastEvent(
  event: RecordedEvent,
  upcast: (data: JsonObject) => JsonObject,
): ProjectedEvent<JsonObject> {
  return new DecodedView(event, upcast);
}

export function unknownEvent(event: RecordedEvent): UnknownEvent {
  return new UnknownView(event, (data) => data);
}
