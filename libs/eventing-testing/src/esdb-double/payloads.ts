import type { JsonObject, RecordedEvent } from '#eventing';
import { eventAnswer } from './event-answer.js';
import type { Payload, ProposedEvent } from './proposed-event.js';

/**
 * What the engine has no room for: bytes that are not JSON, sizes up to the server's limits, the time of arrival. The
 * engine holds a number in place of it. Once an event was read, all that is kept is the answer that carries it, which
 * never changes.
 */
export class Payloads {
  private readonly all = new Map<number, Payload | Buffer>();
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

  /** The answer that carries the event. */
  answerWith(event: RecordedEvent): Buffer {
    const key = Number(event.data['payload']);
    const stored = this.all.get(key);
    if (!stored) throw new Error('the engine holds an event that the double did not write');
    if (Buffer.isBuffer(stored)) return stored;
    const answer = eventAnswer(event, stored);
    this.all.set(key, answer);
    return answer;
  }
}
