import { LRUCache } from 'lru-cache';
import type { EventCodec } from '../codec/event-codec.js';
import type { EventStore } from '../port/event-store.js';
import type { Decider, DomainEvent } from './decider.js';
import type { SnapshotStore } from './snapshot-store.js';
import { StreamState } from './stream-state.js';

type AnyDecider<State> = Decider<State, never, DomainEvent>;

const READ_PAGE = 2000;
const FIRST_SNAPSHOT_EVENTS = 500;
/** A snapshot of n bytes is taken anew after n / 200 events, so that its cost per event stays small. */
const BYTES_PER_EVENT = 200;

/** Loads streams' states, through a cache and snapshots; both only save time. */
export class StreamLoader {
  private readonly cache: LRUCache<string, StreamState<unknown>>;
  private readonly snapshotDue = new LRUCache<string, number>({ max: 10_000 });

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly snapshots: SnapshotStore | null,
    cacheSize: number,
  ) {
    this.cache = new LRUCache({ max: cacheSize });
  }

  /** The state at the end of the stream, as far as this process knows. */
  async load<State>(decider: AnyDecider<State>, stream: string): Promise<StreamState<State>> {
    // The cache holds states of many deciders; a stream belongs to exactly one.
    const cached = this.cache.get(stream) as StreamState<State> | undefined;
    if (cached) return cached;
    const loaded = this.restore(decider, stream) ?? StreamState.initial<State>(decider);
    await this.catchUp(decider, stream, loaded);
    this.cache.set(stream, loaded);
    return loaded;
  }

  /** Folds what others appended meanwhile. */
  async catchUp<State>(
    decider: AnyDecider<State>,
    stream: string,
    loaded: StreamState<State>,
  ): Promise<void> {
    for (;;) {
      const events = await this.store.read(stream, { from: BigInt(loaded.revision + 1), max: READ_PAGE });
      for (const event of events) loaded.fold(decider, event, this.codec);
      if (events.length < READ_PAGE) return;
    }
  }

  /** Forgets a state that may be wrong, or half evolved. */
  forget(stream: string): void {
    this.cache.delete(stream);
  }

  /** Takes a snapshot when the stream has grown enough since the last one. */
  snapshot<State>(decider: AnyDecider<State>, stream: string, loaded: StreamState<State>): void {
    const due = this.snapshotDue.get(stream) ?? FIRST_SNAPSHOT_EVENTS;
    if (!this.snapshots || loaded.tail < due) return;
    const { state, revision, position, commands } = loaded;
    const bytes = this.snapshots.save(keyOf(decider, stream), {
      state: decider.snapshot ? decider.snapshot.toJson(state) : state,
      revision,
      position: String(position),
      commands: commands.entries(),
    });
    loaded.tail = 0;
    this.snapshotDue.set(stream, Math.max(FIRST_SNAPSHOT_EVENTS, bytes / BYTES_PER_EVENT));
  }

  private restore<State>(decider: AnyDecider<State>, stream: string): StreamState<State> | null {
    const snapshot = this.snapshots?.load(keyOf(decider, stream));
    if (!snapshot) return null;
    const state = decider.snapshot ? decider.snapshot.fromJson(snapshot.state) : (snapshot.state as State);
    return StreamState.restore(state, snapshot);
  }
}

function keyOf(decider: { readonly name: string; readonly stateVersion: number }, stream: string) {
  return { stream, decider: decider.name, stateVersion: decider.stateVersion };
}
