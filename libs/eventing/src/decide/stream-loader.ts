import { LRUCache } from 'lru-cache';
import type { EventCodec } from '../codec/event-codec.js';
import { yieldToEventLoop } from '../ops/scheduler.js';
import type { EventStore } from '../port/event-store.js';
import type { DomainEvent } from './decider.js';
import type { Snapshotter } from './snapshotter.js';
import { emptyStream, type Fold, type StreamState } from './stream-state.js';

type AnyState = StreamState<unknown, DomainEvent>;

const EVENTS_PER_READ = 1000;

/** Loads streams' states, through a cache and snapshots; both only save time. */
export class StreamLoader {
  private readonly cache: LRUCache<string, AnyState>;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly snapshotter: Snapshotter | null,
    cacheSize: number,
  ) {
    this.cache = new LRUCache({ max: cacheSize });
  }

  /** The state as this process last saw it: another one may have appended since. */
  cached<State, Event extends DomainEvent>(
    fold: Fold<State, Event>,
    stream: string,
  ): StreamState<State, Event> | null {
    const state = this.cache.get(stream);
    return state && isOf(state, fold) ? state : null;
  }

  /** The state at the end of the stream. */
  async load<State, Event extends DomainEvent>(
    fold: Fold<State, Event>,
    stream: string,
  ): Promise<StreamState<State, Event>> {
    const state = (await this.fromSnapshot(fold, stream)) ?? emptyStream(fold, stream);
    await this.catchUp(state);
    return state;
  }

  /** Folds what was appended since. A long stream must not keep others from being served. */
  async catchUp<State, Event extends DomainEvent>(state: StreamState<State, Event>): Promise<void> {
    for (;;) {
      const from = BigInt(state.revision + 1);
      const events = await this.store.read(state.stream, { from, max: EVENTS_PER_READ });
      for (const event of events) state.take(this.codec.toDomain<Event>(event));
      if (events.length < EVENTS_PER_READ) return;
      await yieldToEventLoop();
    }
  }

  keep(state: AnyState): void {
    this.cache.set(state.stream, state);
  }

  /** Forgets a state that may be wrong, or half evolved. */
  forget(stream: string): void {
    this.cache.delete(stream);
  }

  /** To be called after an append: has a snapshot taken now and then. */
  appended(state: AnyState): void {
    this.snapshotter?.consider(state, () => this.cache.peek(state.stream) === state);
  }

  /** A snapshot of another log, an older backup's say, is of no use: its last event must be in this one. */
  private async fromSnapshot<State, Event extends DomainEvent>(
    fold: Fold<State, Event>,
    stream: string,
  ): Promise<StreamState<State, Event> | null> {
    const state = (await this.snapshotter?.load(fold, stream)) ?? null;
    if (!state) return null;
    const [last] = await this.store.read(stream, { from: BigInt(state.revision), max: 1 });
    return last?.id === state.end.eventId ? state : null;
  }
}

/** The decider itself is the witness that the state is its own. */
function isOf<State, Event extends DomainEvent>(
  state: AnyState,
  fold: Fold<State, Event>,
): state is StreamState<State, Event> {
  return state.fold === fold;
}
