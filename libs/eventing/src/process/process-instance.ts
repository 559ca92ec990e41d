import { type Instant, assertNever } from '#kernel';
import type { ExpectedRevision, RecordedEvent, Revision } from '../model/event.js';
import { META } from '../model/metadata.js';
import type { AnyProcess } from './process-address.js';
import type { IssuedCommand, ProcessInput } from './process-definition.js';
import { type StepTaken, type StoredInput, processEvents } from './process-events.js';

/** A command that was issued and has no outcome yet. */
export interface PendingCommand extends IssuedCommand {
  readonly id: string;
  /** Event that issued it. */
  readonly stepId: string;
  readonly correlationId: string;
}

interface OpenTimer {
  readonly id: string;
  readonly dueAt: Instant;
  readonly correlationId: string;
}

/** An instance as folded from its stream. Owned by the runner, which drops it when an append fails. */
export interface Instance {
  readonly state: unknown;
  revision: ExpectedRevision;
  /** Ids of all inputs taken or deferred. */
  readonly known: Set<string>;
  /** The last event taken or deferred of each stream whose events come in order. */
  readonly heard: Map<string, Revision>;
  /** In the order of issue. */
  readonly pending: Map<string, PendingCommand>;
  readonly timers: Map<string, OpenTimer>;
  /** Inputs that wait behind one that could not be taken. */
  readonly deferred: Map<string, StoredInput>;
  parked: string | null;
  completed: boolean;
}

export function emptyInstance(definition: AnyProcess): Instance {
  return {
    state: definition.initialState(),
    revision: 'none',
    known: new Set(),
    heard: new Map(),
    pending: new Map(),
    timers: new Map(),
    deferred: new Map(),
    parked: null,
    completed: false,
  };
}

/** Replays an event of the instance's own stream. */
export function replay(definition: AnyProcess, name: string, instance: Instance, event: RecordedEvent): void {
  switch (event.type) {
    case processEvents.StepTaken.type: {
      const step = processEvents.StepTaken.schema.parse(event.data);
      const place = { id: event.id, correlationId: event.meta[META.correlationId] ?? event.id };
      for (const part of partsOf(step)) {
        definition.evolve(instance.state, toInput(instance, part.input), name);
        recordStep(instance, part, place);
      }
      break;
    }
    case processEvents.Parked.type: {
      const { reason, input } = processEvents.Parked.schema.parse(event.data);
      recordParked(instance, reason, input);
      break;
    }
    case processEvents.InputDropped.type:
      instance.deferred.delete(processEvents.InputDropped.schema.parse(event.data).inputId);
      break;
    case processEvents.Unparked.type:
      instance.parked = null;
      break;
    default:
      throw new Error(`${event.stream} holds ${event.type}, which is no event of a process`);
  }
  instance.revision = event.revision;
}

/** A step as if each of its inputs had been one of its own. */
function partsOf({ before = [], ...step }: StepTaken): readonly StepTaken[] {
  return [...before.map((input) => ({ input, effects: [], deferred: false })), step];
}

/** The input as `evolve` and `react` see it, the same on the first time and on every replay. */
export function toInput(instance: Instance, input: StoredInput): ProcessInput {
  switch (input.kind) {
    case 'event': {
      const { id, type, stream, meta, data } = input;
      const place = { revision: BigInt(input.revision), position: BigInt(input.position) };
      return { kind: 'event', event: { id, type, stream, ...place, meta, data } };
    }
    case 'timer':
      return { kind: 'timer', name: input.name, dueAt: input.dueAt };
    case 'outcome': {
      const issued = instance.pending.get(input.commandId);
      if (!issued) throw new Error(`outcome of ${input.commandId}, which is not pending`);
      const { command, payload } = issued;
      return { kind: 'outcome', command: { command, payload }, outcome: input.outcome };
    }
    default:
      return assertNever(input);
  }
}

/** What the input continues: the correlation of the event, or of the step that set the timer or issued the command. */
export function correlationOf(instance: Instance, input: StoredInput): string {
  switch (input.kind) {
    case 'event':
      return input.meta[META.correlationId] ?? input.id;
    case 'timer':
      return instance.timers.get(input.name)?.correlationId ?? input.id;
    case 'outcome':
      return instance.pending.get(input.commandId)?.correlationId ?? input.id;
    default:
      return assertNever(input);
  }
}

/** Books the step: after `evolve`, whether it is new or replayed. */
export function recordStep(
  instance: Instance,
  { input, effects }: StepTaken,
  step: { readonly id: string; readonly correlationId: string },
): void {
  hear(instance, input);
  instance.deferred.delete(input.id);
  if (input.kind === 'outcome') instance.pending.delete(input.commandId);
  if (input.kind === 'timer') instance.timers.delete(input.name);
  const { correlationId } = step;
  for (const effect of effects) {
    if (effect.kind === 'issue') {
      const { id, command, payload } = effect;
      instance.pending.set(id, { id, command, payload, stepId: step.id, correlationId });
    }
    if (effect.kind === 'timer') {
      instance.timers.set(effect.name, { id: effect.id, dueAt: effect.dueAt, correlationId });
    }
    if (effect.kind === 'cancel-timer') instance.timers.delete(effect.name);
    if (effect.kind === 'complete') {
      instance.completed = true;
      instance.timers.clear();
    }
  }
}

export function recordParked(instance: Instance, reason: string, input: StoredInput | null): void {
  instance.parked = reason;
  if (!input) return;
  hear(instance, input);
  instance.deferred.set(input.id, input);
}

function hear({ known, heard }: Instance, input: StoredInput): void {
  known.add(input.id);
  if (input.kind !== 'event') return;
  const revision = BigInt(input.revision);
  if (revision > (heard.get(input.stream) ?? -1n)) heard.set(input.stream, revision);
}

/** The unsettled commands of the earliest step that has any; none while an input or the instance is parked. */
export function nextCommands(instance: Instance): PendingCommand[] {
  if (instance.parked !== null || instance.deferred.size > 0) return [];
  const pending = [...instance.pending.values()];
  return pending.filter((command) => command.stepId === pending[0]?.stepId);
}
