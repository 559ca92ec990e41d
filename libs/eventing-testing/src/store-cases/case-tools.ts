import type { EventStore, JsonObject, Metadata, NewEvent, Position, RecordedEvent } from '#eventing';
import { randomId } from '#kernel';
import type { StoreHarness } from './store-harness.js';

const META: Metadata = { tenant: 'main', actor: 'user:test', at: '2026-01-05T15:00:00.000Z', schema: '1' };
const PATIENCE_MILLISECONDS = 5000;

/** What a case works with: a store, and names and events that nobody else uses. */
export class CaseTools {
  constructor(
    readonly store: EventStore,
    private readonly harness: StoreHarness,
  ) {}

  readonly stream = (label = 'any'): string => `contract-main~${label}~${randomId()}`;

  second(): Promise<EventStore> {
    if (!this.harness.second) throw new Error('this harness has no second connection');
    return this.harness.second();
  }

  async reopen(): Promise<EventStore> {
    if (!this.harness.reopen) throw new Error('this harness cannot reopen');
    await this.store.close();
    return this.harness.reopen();
  }

  /** Waits for something that others cause; fails instead of hanging. */
  async soon<T>(promise: Promise<T>, what: string): Promise<T> {
    const patience = this.harness.patienceMilliseconds ?? PATIENCE_MILLISECONDS;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${what}: not within ${patience} ms`)), patience);
    });
    return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
  }
}

export function event(data: JsonObject = {}, meta: Metadata = META): NewEvent {
  return { id: randomId(), type: 'contract.Happened', data, meta };
}

/** `count` events, numbered from `from` on. */
export function events(count: number, from = 0): readonly NewEvent[] {
  return Array.from({ length: count }, (_, n) => event({ n: from + n }));
}

/** An event as its writer knows it: what must come back. */
export function written({ id, type, data, meta }: NewEvent): NewEvent {
  return { id, type, data, meta };
}

/** A recorded event as a plain value, all but its position. Stores may return lazy objects. */
export function recorded(event: RecordedEvent): PlainEvent {
  return { stream: event.stream, revision: event.revision, ...written(event) };
}

export type PlainEvent = Omit<RecordedEvent, 'position'>;

/** What a stream must hold, given all that was appended to it. */
export function asStream(stream: string, appended: readonly NewEvent[]): PlainEvent[] {
  return appended.map((given, n) => ({ stream, revision: BigInt(n), ...written(given) }));
}

/** Everything in the feed after `after`, in pages of `max`. */
export async function follow(store: EventStore, after: Position, max = 500): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for (let cursor = after; ;) {
    const page = await store.feed.page(cursor, max);
    found.push(...page.events);
    if (page.atHead) return found;
    if (page.last <= cursor) throw new Error('a page made no progress, yet it is not at the head');
    cursor = page.last;
  }
}

/** What an append that must not succeed was refused with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    return error;
  }
  throw new Error(`should have failed, but answered ${String(result)}`);
}
