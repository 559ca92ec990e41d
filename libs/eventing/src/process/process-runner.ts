import type { Clock } from '#kernel';
import { LRUCache } from 'lru-cache';
import { AppendOutcomeUnknown, EventIdReused, InvalidAppend, RevisionConflict } from '../model/errors.js';
import { failpoint } from '../ops/failpoints.js';
import { KeyedGate } from '../ops/keyed-gate.js';
import type { EventStore } from '../port/event-store.js';
import type { EventDecoder } from '../project/event-decoder.js';
import { MissedEvents } from './missed-events.js';
import { type AnyProcess, type ProcessAddress, processStream } from './process-address.js';
import type { StoredInput, StoredOutcome } from './process-events.js';
import {
  type Instance,
  type PendingCommand,
  emptyInstance,
  nextCommands,
  replay,
} from './process-instance.js';
import { PoisonInput, StepDraft } from './step-draft.js';

/** Drafts what is to be appended; `poison` says why the definition cannot take an input. */
type Plan = (draft: StepDraft, poison: ReadonlyMap<string, string>) => Promise<void>;

/** Executes commands that belong together. Answers the outcomes of those that could be. */
export type ExecuteTogether = (commands: readonly PendingCommand[]) => Promise<readonly StoredOutcome[]>;

const CACHED_INSTANCES = 20_000;
const INPUTS_PER_APPEND = 50;
const ATTEMPTS = 10;

/**
 * Moves instances: inbox, outbox and timers of an input in one append at the instance's exact revision. The cache and
 * the gate are for speed only; another process that works on the same instance loses or wins at the append.
 */
export class ProcessRunner {
  private readonly cache = new LRUCache<string, Instance>({ max: CACHED_INSTANCES });
  private readonly gate = new KeyedGate();
  private readonly missed: MissedEvents;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    decoder: EventDecoder,
  ) {
    this.missed = new MissedEvents(store, decoder);
  }

  /** Whether the instance is in memory. */
  knows(address: ProcessAddress): boolean {
    return this.cache.has(processStream(address));
  }

  /** Resolves when all inputs are durably taken, each exactly once. An input that the definition fails on is parked. */
  async take(definition: AnyProcess, address: ProcessAddress, inputs: readonly StoredInput[]): Promise<void> {
    for (let from = 0; from < inputs.length; from += INPUTS_PER_APPEND) {
      const batch = inputs.slice(from, from + INPUTS_PER_APPEND);
      try {
        await this.takeTogether(definition, address, batch);
      } catch (error) {
        if (!(error instanceof InvalidAppend) || batch.length === 1) throw error;
        // Together they are too large for one append.
        for (const input of batch) await this.takeTogether(definition, address, [input]);
      }
    }
  }

  /**
   * Has a new instance take its first event and execute what that gives rise to, and stores both together. What was
   * executed but not stored is executed again when the feed brings the event: nothing ever goes before it, so the same
   * commands follow, and their receivers know them. False where somebody else was quicker, or nobody knows.
   */
  begin(
    definition: AnyProcess,
    address: ProcessAddress,
    first: StoredInput,
    execute: ExecuteTogether,
  ): Promise<boolean> {
    return this.gate.run(processStream(address), async () => {
      const instance = emptyInstance(definition);
      const begun = new StepDraft(definition, address, instance, this.clock.now());
      begun.take(first, undefined);
      const commands = nextCommands(instance);
      const outcomes = commands.length > 0 ? await execute(commands) : [];
      const answered = new StepDraft(definition, address, instance, this.clock.now());
      for (const outcome of outcomes) answered.take(outcome, undefined);
      const events = [...begun.events, ...answered.events];
      const result = await this.store.append(begun.stream, 'none', events).catch((error: unknown) => {
        if (isLostRace(error)) return null;
        throw error;
      });
      if (!result) return false;
      failpoint('after-append');
      instance.revision = result.revision;
      this.cache.set(begun.stream, instance);
      return true;
    });
  }

  private takeTogether(
    definition: AnyProcess,
    address: ProcessAddress,
    inputs: readonly StoredInput[],
  ): Promise<void> {
    const plan: Plan = async (draft, poison) => {
      const complete = await this.missed.fillIn(definition, address.instance, draft.instance, inputs);
      for (const input of complete) draft.take(input, poison.get(input.id));
    };
    return this.change(definition, address, plan);
  }

  /** Takes the inputs that were parked, in their order; one that still fails parks the instance again. */
  takeDeferred(definition: AnyProcess, address: ProcessAddress): Promise<void> {
    return this.change(definition, address, async (draft, poison) => {
      for (const input of [...draft.instance.deferred.values()]) {
        const reason = poison.get(input.id);
        if (reason !== undefined) return draft.park(reason, null, null);
        draft.takeDeferred(input);
      }
    });
  }

  /** Parks the instance because of one of its commands, unless that is settled by now. */
  park(definition: AnyProcess, address: ProcessAddress, commandId: string, reason: string): Promise<void> {
    return this.change(definition, address, async (draft) => {
      if (draft.instance.pending.has(commandId)) draft.park(reason, commandId, null);
    });
  }

  /** Has a parked instance try again. */
  unpark(definition: AnyProcess, address: ProcessAddress): Promise<void> {
    return this.change(definition, address, async (draft) => {
      if (draft.instance.parked !== null) draft.unpark();
    });
  }

  /** Looks at the instance between two appends: what it sees is durable. `view` must not keep the instance. */
  look<T>(definition: AnyProcess, address: ProcessAddress, view: (instance: Instance) => T): Promise<T> {
    return this.gate.run(processStream(address), async () => view(await this.load(definition, address)));
  }

  private async load(definition: AnyProcess, address: ProcessAddress): Promise<Instance> {
    const stream = processStream(address);
    const cached = this.cache.get(stream);
    if (cached) return cached;
    const instance = emptyInstance(definition);
    for (const event of await this.store.read(stream)) replay(definition, address.instance, instance, event);
    this.cache.set(stream, instance);
    return instance;
  }

  private change(definition: AnyProcess, address: ProcessAddress, plan: Plan): Promise<void> {
    return this.gate.run(processStream(address), async () => {
      const poison = new Map<string, string>();
      for (let attempt = 1; ; attempt++) {
        try {
          const instance = await this.load(definition, address);
          return await this.append(definition, address, instance, (draft) => plan(draft, poison));
        } catch (error) {
          this.cache.delete(processStream(address));
          if (error instanceof PoisonInput && !poison.has(error.inputId))
            poison.set(error.inputId, error.message);
          else if (!isLostRace(error) || attempt >= ATTEMPTS) throw error;
        }
      }
    });
  }

  private async append(
    definition: AnyProcess,
    address: ProcessAddress,
    instance: Instance,
    plan: (draft: StepDraft) => Promise<void>,
  ): Promise<void> {
    const draft = new StepDraft(definition, address, instance, this.clock.now());
    await plan(draft);
    if (draft.events.length === 0) return;
    const { revision } = await this.store
      .append(draft.stream, instance.revision, draft.events)
      .catch((error: unknown) => draft.explain(error));
    instance.revision = revision;
    failpoint('after-append');
  }
}

/** Somebody else moved the instance, or nobody knows: read it again and see. */
function isLostRace(error: unknown): boolean {
  return (
    error instanceof RevisionConflict ||
    error instanceof EventIdReused ||
    error instanceof AppendOutcomeUnknown
  );
}
