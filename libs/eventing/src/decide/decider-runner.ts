import { type Clock, deterministicId, payloadHash, type Rejection } from '#kernel';
import type { EventCodec } from '../codec/event-codec.js';
import { AppendOutcomeUnknown, RevisionConflict, StoreUnavailable } from '../model/errors.js';
import type { Metadata, NewEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import { KeyedGate } from '../ops/keyed-gate.js';
import { type Scheduler, backOff, sleep } from '../ops/scheduler.js';
import type { AppendResult, EventStore } from '../port/event-store.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { KnownCommand } from './command-memory.js';
import type { Decider, DomainEvent } from './decider.js';
import type { Accepted, ExecuteRequest, Execution, Rejected } from './execution.js';
import type { SnapshotStore } from './snapshot-store.js';
import { StreamLoader } from './stream-loader.js';
import type { StreamState } from './stream-state.js';

export interface DeciderRunnerOptions {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Uniform in [0, 1): spreads retries. */
  readonly random: () => number;
  readonly snapshots?: SnapshotStore;
  /** Streams whose state is kept in memory. */
  readonly cacheSize?: number;
}

const TRIES = 5;

/**
 * Runs commands: gate, load, dedupe, decide, stamp, append, retry. Commands on one stream queue up in this process;
 * other processes are met by exact revisions. The same command id with the same payload is answered with its first
 * outcome, also over restarts.
 */
export class DeciderRunner {
  private readonly gate = new KeyedGate();
  private readonly loader: StreamLoader;

  constructor(private readonly options: DeciderRunnerOptions) {
    const { store, codec, snapshots = null, cacheSize = 20_000 } = options;
    this.loader = new StreamLoader(store, codec, snapshots, cacheSize);
  }

  /** Throws `StoreUnavailable` or `AppendOutcomeUnknown` when the store stays away: repeat the command then. */
  execute<State, Command, Event extends DomainEvent>(
    request: ExecuteRequest<State, Command, Event>,
  ): Promise<Execution> {
    const hash = payloadHash(request.command);
    return this.gate.run(request.stream, () => this.attempt(request, hash));
  }

  /** Looks at a stream's state. `read` must copy what it returns: the state goes on changing. */
  inspect<State, Result>(
    { decider, stream }: { readonly decider: Decider<State, never, DomainEvent>; readonly stream: string },
    read: (state: State, revision: number) => Result,
  ): Promise<Result> {
    return this.gate.run(stream, async () => {
      const loaded = await this.loader.load(decider, stream);
      return read(loaded.state, loaded.revision);
    });
  }

  private async attempt<State, Command, Event extends DomainEvent>(
    request: ExecuteRequest<State, Command, Event>,
    hash: string,
  ): Promise<Execution> {
    const { decider, stream } = request;
    for (let tries = 1; ; tries += 1) {
      const loaded = await this.loader.load<State>(decider, stream);
      const settled = await this.decideOnce(request, hash, loaded);
      if (settled !== 'conflict') return settled;
      if (tries === TRIES) return conflict(loaded.revision);
      await sleep(this.options.scheduler, 5 + this.options.random() * 95);
      await this.loader.catchUp<State>(decider, stream, loaded);
    }
  }

  private async decideOnce<State, Command, Event extends DomainEvent>(
    request: ExecuteRequest<State, Command, Event>,
    hash: string,
    loaded: StreamState<State>,
  ): Promise<Execution | 'conflict'> {
    const { decider, stream, command, meta, ifRevision } = request;
    const known = loaded.commands.find(meta.commandId);
    if (known) return this.repeat(stream, known, hash, loaded);
    if (ifRevision !== undefined && ifRevision !== loaded.revision) return conflict(loaded.revision);
    const now = this.options.clock.now();
    const decision = decider.decide(command, loaded.state, {
      now,
      commandId: meta.commandId,
      tenant: meta.tenant,
      nextRevision: loaded.revision + 1,
    });
    if ('rejected' in decision) return rejected(decision.rejected, loaded.revision);
    if (decision.accepted.length === 0) return accepted([], loaded, false);
    const events = this.encode(decision.accepted, request, hash, now);
    return this.append(request, loaded, events);
  }

  private encode<Event extends DomainEvent>(
    events: readonly Event[],
    { meta }: { readonly meta: ExecuteRequest<unknown, unknown, Event>['meta'] },
    hash: string,
    now: string,
  ): readonly NewEvent[] {
    const stamped: Metadata = {
      [META.commandId]: meta.commandId,
      [META.commandHash]: hash,
      [META.correlationId]: meta.correlationId,
      [META.causationId]: meta.causationId,
      [META.actor]: meta.actor,
      [META.tenant]: meta.tenant,
      [META.at]: now,
    };
    return events.map((event, index) =>
      this.options.codec.encode(event, deterministicId(meta.commandId, index), stamped),
    );
  }

  private async append<State, Command, Event extends DomainEvent>(
    { decider, stream, ifRevision }: ExecuteRequest<State, Command, Event>,
    loaded: StreamState<State>,
    events: readonly NewEvent[],
  ): Promise<Execution | 'conflict'> {
    let result: AppendResult;
    try {
      result = await this.appendSurely(stream, loaded.revision, events);
    } catch (error) {
      this.loader.forget(stream);
      if (!(error instanceof RevisionConflict)) throw error;
      return ifRevision === undefined
        ? 'conflict'
        : conflict(Number(error.actual === 'none' ? -1 : error.actual));
    }
    const stored = events.map((event, index) => asStored(stream, loaded.revision + 1 + index, event, result));
    try {
      for (const event of stored)
        loaded.fold(decider as Decider<State, never, DomainEvent>, event, this.options.codec);
      this.loader.snapshot(decider as Decider<State, never, DomainEvent>, stream, loaded);
    } catch (error) {
      this.loader.forget(stream); // half evolved: the log has it right
      throw error;
    }
    return accepted(stored, loaded, false);
  }

  /** Repeats what may or may not have been written, with the same ids and revision: the store recognises it. */
  private async appendSurely(
    stream: string,
    revision: number,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.options.store.append(stream, revision < 0 ? 'none' : BigInt(revision), events);
      } catch (error) {
        const transient = error instanceof StoreUnavailable || error instanceof AppendOutcomeUnknown;
        if (!transient || tries === TRIES) throw error;
        await sleep(this.options.scheduler, backOff(tries, 10, 500) * (0.5 + this.options.random() / 2));
      }
    }
  }

  private async repeat(
    stream: string,
    known: KnownCommand,
    hash: string,
    loaded: StreamState<unknown>,
  ): Promise<Execution> {
    if (known.hash !== hash) {
      const message = 'this idempotency key was used for another request';
      return rejected({ code: 'IDEMPOTENCY_KEY_REUSED', message }, loaded.revision);
    }
    const { firstRevision, lastRevision } = known;
    const max = lastRevision - firstRevision + 1;
    const events = await this.options.store.read(stream, { from: BigInt(firstRevision), max });
    return accepted(
      events.map((event) => this.options.codec.decode(event)),
      loaded,
      true,
    );
  }
}

function accepted(
  events: readonly ProjectedEvent[],
  loaded: StreamState<unknown>,
  repeated: boolean,
): Accepted {
  return { outcome: 'accepted', events, revision: loaded.revision, position: loaded.position, repeated };
}

function rejected(rejection: Rejection, revision: number): Rejected {
  return { outcome: 'rejected', rejection, revision };
}

function conflict(revision: number): Rejected {
  const message = `the stream has moved on: it is at revision ${revision} now`;
  return rejected({ code: 'CONFLICT', message, details: { currentRevision: revision } }, revision);
}

/** Every event of an append gets the position of its last one: enough to wait for, exact only for the last. */
function asStored(stream: string, revision: number, event: NewEvent, { position }: AppendResult) {
  return { ...event, stream, revision: BigInt(revision), position };
}
