import { type Clock, assertNever, payloadHash } from '#kernel';
import type { EventCodec } from '../codec/event-codec.js';
import { EventIdReused, RevisionConflict } from '../model/errors.js';
import type { NewEvent, Position, RecordedEvent } from '../model/event.js';
import { type CommandMeta, isProcess } from '../model/metadata.js';
import { failpoint } from '../ops/failpoints.js';
import { KeyedGate } from '../ops/keyed-gate.js';
import { sleep } from '../ops/scheduler.js';
import type { AppendResult } from '../port/event-store.js';
import type { KnownCommand } from './command-memory.js';
import type { DomainEvent } from './decider.js';
import type { Accepted, ExecuteRequest, Execution, Rejected, StoredEvent } from './execution.js';
import { type Step, conflict, nextStep } from './next-step.js';
import { type RetryOptions, appendPatiently } from './patient-append.js';
import type { SnapshotStore } from './snapshot-store.js';
import { Snapshotter } from './snapshotter.js';
import { stampEvents } from './stamp-events.js';
import { StreamLoader } from './stream-loader.js';
import { emptyStream, type Fold, type StreamEnd, type StreamState } from './stream-state.js';

export interface DeciderRunnerOptions extends RetryOptions {
  readonly codec: EventCodec;
  readonly clock: Clock;
  /** A UUID that was never used, for each event. */
  readonly newId: () => string;
  readonly snapshots?: SnapshotStore;
  /** Streams whose state is kept in memory. */
  readonly cacheSize?: number;
}

const TRIES = 5;
const CACHED_STREAMS = 20_000;

/**
 * Runs commands: gate, load, dedupe, decide, stamp, append, retry. Commands on one stream queue up in this process;
 * other processes are met by exact revisions. The same command id with the same payload is answered with its first
 * outcome, also over restarts.
 */
export class DeciderRunner {
  private readonly gate = new KeyedGate();
  private readonly loader: StreamLoader;
  private readonly snapshotter: Snapshotter | null;

  constructor(private readonly options: DeciderRunnerOptions) {
    const { store, codec, scheduler, snapshots, cacheSize = CACHED_STREAMS } = options;
    this.snapshotter = snapshots ? new Snapshotter(snapshots, scheduler) : null;
    this.loader = new StreamLoader(store, codec, this.snapshotter, cacheSize);
  }

  /** Throws `StoreUnavailable` or `AppendOutcomeUnknown` when the store stays away: repeat the command then. */
  execute<State, Command, Event extends DomainEvent, Code extends string>(
    request: ExecuteRequest<State, Command, Event, Code>,
  ): Promise<Execution<Event, Code>> {
    return this.inTurn(request.stream, () => this.settle(request, hashOf(request)));
  }

  /**
   * Looks at a stream's state as of now; `revision` is -1 while it does not exist. `read` must copy what it returns and
   * touch nothing: the state goes on changing.
   */
  inspect<State, Result>(
    { decider, stream }: { readonly decider: Fold<State, DomainEvent>; readonly stream: string },
    read: (state: State, revision: number) => Result,
  ): Promise<Result> {
    return this.inTurn(stream, async () => {
      const { known, seen } = await this.open(decider, stream);
      if (seen === 'earlier') await this.loader.catchUp(known);
      return read(known.state, known.revision);
    });
  }

  /** Resolves when no snapshot is being taken any more. */
  async idle(): Promise<void> {
    await this.snapshotter?.idle();
  }

  /** Why the latest snapshot that could not be taken or used could not: for the service's status. */
  get lastSnapshotFailure(): string | null {
    return this.snapshotter?.lastFailure ?? null;
  }

  /** Work on a stream leaves its state either right or forgotten. */
  private inTurn<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    return this.gate.run(stream, async () => {
      try {
        return await work();
      } catch (error) {
        this.loader.forget(stream);
        throw error;
      }
    });
  }

  private async open<State, Event extends DomainEvent>(
    fold: Fold<State, Event>,
    stream: string,
    begins = false,
  ) {
    const cached = this.loader.cached(fold, stream);
    if (cached) return { known: cached, seen: 'earlier' as const };
    const known = begins ? emptyStream(fold, stream) : await this.loader.load(fold, stream);
    this.loader.keep(known);
    return { known, seen: begins ? ('earlier' as const) : ('now' as const) };
  }

  /** An answer that writes nothing is given on the stream as it is now only: no append would notice that it moved. */
  private async settle<State, Command, Event extends DomainEvent, Code extends string>(
    request: ExecuteRequest<State, Command, Event, Code>,
    commandHash: string,
  ): Promise<Execution<Event, Code>> {
    const { decider, stream, begins = false } = request;
    const { known, seen } = await this.open<State, Event>(decider, stream, begins);
    let fresh = seen === 'now';
    for (let tries = 0; ;) {
      const step = nextStep(request, commandHash, known, this.options.clock.now());
      if (step.kind === 'append') {
        if (tries++ === TRIES) return rejected(conflict(known.revision), known);
        const events = stampEvents(this.options.codec, step.events, request.meta, {
          commandHash,
          at: step.at,
          newId: this.options.newId,
        });
        const appended = await this.append(known, events);
        if (appended) return appended;
        if (request.ifRevision === undefined && tries < TRIES) await this.pause();
      } else if (fresh || step.kind === 'repeat') {
        return this.answer(step, known);
      }
      await this.loader.catchUp(known);
      fresh = true;
    }
  }

  /** Null when somebody else was quicker, possibly with the very same command. */
  private async append<State, Event extends DomainEvent>(
    known: StreamState<State, Event>,
    events: readonly NewEvent[],
  ): Promise<Accepted<Event> | null> {
    const { stream, revision } = known;
    let result: AppendResult;
    try {
      result = await appendPatiently(this.options, stream, revision, events);
    } catch (error) {
      if (error instanceof RevisionConflict || error instanceof EventIdReused) return null;
      throw error;
    }
    failpoint('after-append');
    const { position } = result;
    const stored = events.map((event, index) =>
      this.options.codec.toDomain<Event>(placed(event, stream, revision + 1 + index, position)),
    );
    for (const event of stored) known.take(event);
    this.loader.appended(known);
    return accepted(stored, known.end, false);
  }

  private async answer<State, Event extends DomainEvent, Code extends string>(
    step: Exclude<Step<Event, Code>, { readonly kind: 'append' }>,
    known: StreamState<State, Event>,
  ): Promise<Execution<Event, Code>> {
    switch (step.kind) {
      case 'repeat':
        return this.firstOutcome(known, step.first);
      case 'nothing':
        return accepted([], known.end, false);
      case 'reject':
        return rejected(step, known);
      default:
        return assertNever(step);
    }
  }

  private async firstOutcome<State, Event extends DomainEvent>(
    { stream }: StreamState<State, Event>,
    { firstRevision, lastRevision }: KnownCommand,
  ): Promise<Accepted<Event>> {
    const range = { from: BigInt(firstRevision), max: lastRevision - firstRevision + 1 };
    const events = await this.options.store.read(stream, range);
    const position = events.at(-1)?.position ?? 0n;
    const stored = events.map((event) =>
      this.options.codec.toDomain<Event>(placed(event, stream, Number(event.revision), position)),
    );
    return accepted(stored, { revision: lastRevision, position }, true);
  }

  /** Full jitter, so that those who met once do not meet again. */
  private pause(): Promise<void> {
    return sleep(this.options.scheduler, 5 + this.options.random() * 95);
  }
}

/** What tells whether a command is asked for again; those of a process are known by their ids alone. */
function hashOf({ command, meta }: { readonly command: unknown; readonly meta: CommandMeta }): string {
  return isProcess(meta.actor) ? '' : (meta.commandHash ?? payloadHash(command));
}

/** Every event of a decision gets the position of its last one: all that a store tells after an append. */
function placed(
  { id, type, data, meta }: NewEvent,
  stream: string,
  revision: number,
  position: Position,
): RecordedEvent {
  return { stream, revision: BigInt(revision), position, id, type, data, meta };
}

function accepted<Event extends DomainEvent>(
  events: readonly StoredEvent<Event>[],
  { revision, position }: Pick<StreamEnd, 'revision' | 'position'>,
  repeated: boolean,
): Accepted<Event> {
  return { outcome: 'accepted', events, revision, position, repeated };
}

function rejected<Code extends string>(
  { rejection }: { readonly rejection: Rejected<Code>['rejection'] },
  { revision }: { readonly revision: number },
): Rejected<Code> {
  return { outcome: 'rejected', rejection, revision };
}
