import type { ExpectedRevision, NewEvent } from '#eventing';
import { type PlainEvent, written } from './case-tools.js';

type Verdict = { readonly revision: bigint } | 'REVISION_CONFLICT' | 'EVENT_ID_REUSED';

/** What an event store is, said as simply as possible: arrays in a map, and the order of everything. */
export class NaiveLog {
  readonly streams = new Map<string, PlainEvent[]>();
  readonly feed: PlainEvent[] = [];

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Verdict {
    const stored = this.streams.get(stream) ?? [];
    const first = expected === 'none' ? 0 : Number(expected) + 1;
    if (first !== stored.length)
      return this.repeat(stored.slice(first, first + events.length), events, first);
    for (const given of events) {
      const event = { stream, revision: BigInt(stored.length), ...written(given) };
      stored.push(event);
      this.feed.push(event);
    }
    this.streams.set(stream, stored);
    return { revision: BigInt(stored.length - 1) };
  }

  private repeat(there: readonly PlainEvent[], events: readonly NewEvent[], first: number): Verdict {
    const ids = (list: readonly NewEvent[]) => list.map(({ id }) => id).join();
    if (ids(there) !== ids(events)) return 'REVISION_CONFLICT';
    const same = JSON.stringify(there.map(written)) === JSON.stringify(events.map(written));
    return same ? { revision: BigInt(first + events.length - 1) } : 'EVENT_ID_REUSED';
  }
}
