import type { Scheduler } from '../ops/scheduler.js';
import type { DomainEvent } from './decider.js';
import { decodeSnapshot, encodeSnapshot } from './snapshot-codec.js';
import type { SnapshotKey, SnapshotStore } from './snapshot-store.js';
import type { Fold, StreamState } from './stream-state.js';

const LEAST_EVENTS = 500;
/** A snapshot of n bytes is taken anew after n / 200 events, so that its cost per event stays small. */
const BYTES_PER_EVENT = 200;

/** Takes snapshots of long streams after the fact. A failure costs time later, so it is only noted. */
export class Snapshotter {
  private readonly writes = new Set<Promise<void>>();
  lastFailure: string | null = null;

  constructor(
    private readonly store: SnapshotStore,
    private readonly scheduler: Scheduler,
  ) {}

  /** The state as of some revision; the caller compares it with the log. */
  async load<State, Event extends DomainEvent>(
    fold: Fold<State, Event>,
    stream: string,
  ): Promise<StreamState<State, Event> | null> {
    try {
      const json = await this.store.load(keyOf(fold, stream));
      return json === null ? null : decodeSnapshot(stream, fold, json);
    } catch (error) {
      this.note(error);
      return null;
    }
  }

  /** Takes a snapshot soon, if the stream has grown enough and `isSound` still says so then. */
  consider<State, Event extends DomainEvent>(state: StreamState<State, Event>, isSound: () => boolean): void {
    const { revision, bytes } = state.snapshot;
    if (state.revision - revision <= Math.max(LEAST_EVENTS, bytes / BYTES_PER_EVENT)) return;
    state.snapshot = { revision: state.revision, bytes };
    const write = new Promise<void>((resolve) => this.scheduler.after(0, resolve)).then(async () => {
      if (isSound()) await this.write(state);
    });
    const noted = write.catch((error: unknown) => this.note(error)).finally(() => this.writes.delete(noted));
    this.writes.add(noted);
  }

  /** Resolves when no snapshot is being taken. */
  async idle(): Promise<void> {
    while (this.writes.size > 0) await Promise.all(this.writes);
  }

  private async write<State, Event extends DomainEvent>(state: StreamState<State, Event>): Promise<void> {
    const { revision } = state;
    const json = encodeSnapshot(state);
    state.snapshot = { revision, bytes: json.length };
    await this.store.save(keyOf(state.fold, state.stream), revision, json);
  }

  private note(error: unknown): void {
    this.lastFailure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function keyOf(fold: { readonly name: string; readonly stateVersion: number }, stream: string): SnapshotKey {
  return { stream, decider: fold.name, stateVersion: fold.stateVersion };
}
