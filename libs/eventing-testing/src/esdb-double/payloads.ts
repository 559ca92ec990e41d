import type { JsonObject, RecordedEvent } from '#eventing';

/** An event as a client proposes it. The bytes are kept as they came: a server does not understand them either. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Payload extends ProposedEvent {
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The answer that carries this event, made when it is first read: it never changes. */
  answer?: Uint8Array;
}

/**
 * What the engine has no room for: bytes that are not JSON, sizes up to the server's limits, the time of arrival. The
 * engine holds a number in place of it.
 */
export class Payloads {
  private readonly all = new Map<number, Payload>();
  private next = 0;

  /** Returns what the engine is to store as the event's data. */
  add(event: ProposedEvent, created: number): JsonObject {
    const payload = this.next++;
    this.all.set(payload, { ...event, created });
    return { payload };
  }

  remove({ payload }: JsonObject): void {
    this.all.delete(Number(payload));
  }

  of({ data }: RecordedEvent): Payload {
    const payload = this.all.get(Number(data['payload']));
    if (!payload) throw new Error('the engine holds an event that the double did not write');
    return payload;
  }
}
