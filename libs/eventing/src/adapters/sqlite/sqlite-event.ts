import type { JsonObject, Metadata, RecordedEvent } from '../../model/event.js';

export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

/** In the order of `EventRow`. */
export const EVENT_COLUMNS = 'position, stream, revision, id, type, data, meta';

/** Parses data and metadata when they are asked for: a rebuild skips most events unparsed. */
export class SqliteEvent implements RecordedEvent {
  private parsedData: JsonObject | undefined;
  private parsedMeta: Metadata | undefined;

  constructor(private readonly row: EventRow) {}

  get stream(): string {
    return this.row.stream;
  }

  get revision(): bigint {
    return BigInt(this.row.revision);
  }

  get position(): bigint {
    return BigInt(this.row.position);
  }

  get id(): string {
    return this.row.id;
  }

  get type(): string {
    return this.row.type;
  }

  get data(): JsonObject {
    return (this.parsedData ??= JSON.parse(this.row.data) as JsonObject);
  }

  get meta(): Metadata {
    return (this.parsedMeta ??= JSON.parse(this.row.meta) as Metadata);
  }
}
