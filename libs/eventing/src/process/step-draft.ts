import { type Instant, assertNever, deterministicId, jsonBytes } from '#kernel';
import { InvalidAppend } from '../model/errors.js';
import type { NewEvent } from '../model/event.js';
import { META, processActor } from '../model/metadata.js';
import { MAX_EVENT_BYTES } from '../port/event-store.js';
import { type AnyProcess, type ProcessAddress, processStream } from './process-address.js';
import type { Effect } from './process-definition.js';
import {
  type StepTaken,
  type StoredEffect,
  type StoredInput,
  type StoredOutcome,
  processEvents,
  toJsonObject,
} from './process-events.js';
import { commandId } from './relay.js';
import { type Instance, correlationOf, recordParked, recordStep, toInput } from './process-instance.js';

/** The definition failed on an input: a bug. Nothing was written, and the instance in memory is spoilt. */
export class PoisonInput extends Error {
  readonly code = 'POISON_INPUT';
  constructor(
    readonly inputId: string,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  }
}

/** The input that an event comes of. */
interface Cause {
  readonly id: string;
  readonly correlationId: string;
}

interface Marks {
  readonly id: string;
  readonly cause: Cause | null;
  readonly timersChanged?: boolean;
}

/** Collects the events of one append, and moves the instance along with them. */
export class StepDraft {
  readonly events: NewEvent[] = [];
  readonly stream: string;
  /** The outcomes in the last event, while it may still be withdrawn. */
  private idle: readonly StoredOutcome[] = [];

  constructor(
    private readonly definition: AnyProcess,
    private readonly address: ProcessAddress,
    readonly instance: Instance,
    private readonly now: Instant,
  ) {
    this.stream = processStream(address);
  }

  /**
   * Takes the input, unless it is known or concerns nothing any more. Behind a parked input it has to wait. `poison`
   * says why the definition cannot take it.
   */
  take(input: StoredInput, poison: string | undefined): void {
    if (this.isIrrelevant(input)) return;
    const waits = this.instance.deferred.size > 0 ? 'waits behind a parked input' : undefined;
    const reason = waits ?? poison;
    if (reason === undefined) this.step(input, false);
    else this.park(reason, null, input);
  }

  /** Takes an input that was parked, unless those before it have made it pointless. */
  takeDeferred(input: StoredInput): void {
    if (!this.instance.deferred.has(input.id)) return;
    if (this.isOutdated(input)) this.drop(input);
    else this.step(input, true);
  }

  /**
   * Why the append of these events failed: an input whose step cannot be stored is set aside, others go on. What several
   * outcomes made too large is no fault of any of them: it is told as it is, and they are taken one by one.
   */
  explain(error: unknown): never {
    const step = error instanceof InvalidAppend ? this.tooLarge() : undefined;
    const inputId = step?.data['before'] === undefined ? step?.meta[META.commandId] : undefined;
    throw inputId === undefined ? error : new PoisonInput(inputId, error);
  }

  private tooLarge(): NewEvent | undefined {
    return this.events
      .filter(({ type }) => type === processEvents.StepTaken.type)
      .find(({ data, meta }) => jsonBytes([data, meta]) > MAX_EVENT_BYTES - 1024);
  }

  park(reason: string, commandId: string | null, input: StoredInput | null): void {
    const cause = this.causeOf(input);
    recordParked(this.instance, reason, input);
    this.add(processEvents.Parked.type, { reason, commandId, input }, { id: this.ownId('parked'), cause });
  }

  unpark(): void {
    this.instance.parked = null;
    this.add(processEvents.Unparked.type, {}, { id: this.ownId('unparked'), cause: null });
  }

  private isIrrelevant(input: StoredInput): boolean {
    const { instance, definition } = this;
    if (instance.known.has(input.id)) return true;
    const starts = input.kind === 'event' && definition.startedBy.includes(input.type);
    return (instance.known.size === 0 && !starts) || this.isOutdated(input);
  }

  private isOutdated(input: StoredInput): boolean {
    const { instance } = this;
    switch (input.kind) {
      case 'event':
        return instance.completed;
      case 'timer':
        return instance.timers.get(input.name)?.id !== input.timerId;
      case 'outcome':
        return !instance.pending.has(input.commandId);
      default:
        return assertNever(input);
    }
  }

  private drop(input: StoredInput): void {
    this.instance.deferred.delete(input.id);
    const id = deterministicId(this.stream, input.id, 'dropped');
    this.add(processEvents.InputDropped.type, { inputId: input.id }, { id, cause: this.causeOf(input) });
  }

  private step(input: StoredInput, deferred: boolean): void {
    const id = deterministicId(this.stream, input.id, 'step');
    const cause = this.causeOf(input);
    const effects = this.decide(input);
    const before = input.kind === 'outcome' && !deferred ? this.withdrawIdle() : [];
    const step = { input, effects, deferred };
    recordStep(this.instance, step, { id, correlationId: cause.correlationId });
    const data = before.length > 0 ? { before, ...step } : step;
    this.add(processEvents.StepTaken.type, data, { id, cause, timersChanged: changesTimers(step) });
    this.idle = input.kind === 'outcome' && effects.length === 0 && !deferred ? [...before, input] : [];
  }

  /** The last event, if it holds only outcomes that nothing followed from: they go into the step behind it. */
  private withdrawIdle(): readonly StoredOutcome[] {
    const { idle } = this;
    if (idle.length > 0) this.events.pop();
    this.idle = [];
    return idle;
  }

  private decide(input: StoredInput): StoredEffect[] {
    const { definition, instance } = this;
    try {
      const seen = toInput(instance, input);
      definition.evolve(instance.state, seen, this.address.instance);
      const effects = definition.react(instance.state, seen, this.address.instance);
      return effects.map((effect, index) => this.withId(effect, input.id, index));
    } catch (error) {
      throw new PoisonInput(input.id, error);
    }
  }

  private withId(effect: Effect, inputId: string, index: number): StoredEffect {
    switch (effect.kind) {
      case 'issue':
        return { ...effect, id: commandId(this.stream, inputId, index) };
      case 'timer':
        return { ...effect, id: deterministicId(this.stream, effect.name, inputId, 'timer') };
      case 'cancel-timer':
      case 'complete':
        return effect;
      default:
        return assertNever(effect);
    }
  }

  /** To be asked before the input is booked: then its correlation can still be found. */
  private causeOf(input: StoredInput): Cause;
  private causeOf(input: StoredInput | null): Cause | null;
  private causeOf(input: StoredInput | null): Cause | null {
    return input && { id: input.id, correlationId: correlationOf(this.instance, input) };
  }

  /** Called when the event is booked: it says what is left after it, so that views need not read the rest. */
  private add(type: string, data: object, { id, cause, timersChanged = false }: Marks): void {
    const { pending, deferred } = this.instance;
    this.idle = [];
    this.events.push({
      id,
      type,
      data: toJsonObject(data),
      meta: {
        [META.commandId]: cause?.id ?? id,
        [META.correlationId]: cause?.correlationId ?? id,
        [META.causationId]: cause?.id ?? id,
        [META.actor]: processActor(this.definition.name),
        [META.tenant]: this.address.tenant,
        [META.at]: this.now,
        [META.schema]: '1',
        [META.unsettled]: String(pending.size + deferred.size),
        [META.timersChanged]: timersChanged ? 'yes' : 'no',
      },
    });
  }

  private ownId(what: string): string {
    return deterministicId(this.stream, String(this.instance.revision), this.events.length, what);
  }
}

function changesTimers({ input, effects }: Pick<StepTaken, 'input' | 'effects'>): boolean {
  return input.kind === 'timer' || effects.some(({ kind }) => kind !== 'issue');
}
