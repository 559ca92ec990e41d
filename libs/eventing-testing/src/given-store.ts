import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadOptions,
  type RecordedEvent,
  RevisionConflict,
} from '#eventing';
import { GivenLog } from './given-log.js';

/** A log that can also be written by the code under test. `beforeAppend` may throw, to play a store that fails. */
export class GivenStore implements EventStore {
  beforeAppend: (stream: string, events: readonly NewEvent[]) => void = () => undefined;

  constructor(readonly feed: GivenLog = new GivenLog()) {}

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.beforeAppend(stream, events);
    const actual = (await this.read(stream)).at(-1)?.revision ?? 'none';
    if (actual !== expected) throw new RevisionConflict(stream, expected, actual);
    // As a real store would: what comes back is JSON, and nobody's object.
    const position = this.feed.add(
      ...events.map((event) => ({ ...event, data: JSON.parse(JSON.stringify(event.data)), stream })),
    );
    return { revision: (expected === 'none' ? -1n : expected) + BigInt(events.length), position };
  }

  async read(stream: string, { from = 0n, max = Infinity }: ReadOptions = {}): Promise<RecordedEvent[]> {
    const events = this.feed.events.filter((event) => event.stream === stream && event.revision >= from);
    return events.slice(0, max);
  }

  async close(): Promise<void> {}
}
