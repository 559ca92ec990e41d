import { type Instant, deterministicId } from '#kernel';
import type { Metadata } from '../model/event.js';
import { META } from '../model/metadata.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { AnyProcess } from './process-address.js';
import type { CommandOutcome } from './process-definition.js';
import { type StoredInput, type StoredOutcome, processEvents } from './process-events.js';

/** What a process may know of an event's metadata: who, when, for whom, as part of what. */
const KEPT_META = [META.at, META.actor, META.tenant, META.correlationId] as const;
const inputSchema = processEvents.StepTaken.schema.shape.input;

export function eventInput(definition: AnyProcess, event: ProjectedEvent, instance: string): StoredInput {
  return inputSchema.parse({
    kind: 'event',
    id: event.id,
    type: event.type,
    stream: event.stream,
    revision: String(event.revision),
    position: String(event.position),
    meta: keptMeta(event.meta),
    data: definition.digest ? definition.digest(event, instance) : event.data,
  });
}

export function timerInput(timer: {
  readonly timerId: string;
  readonly name: string;
  readonly dueAt: Instant;
}): StoredInput {
  return { kind: 'timer', id: deterministicId(timer.timerId, 'due'), ...timer };
}

export function outcomeInput(commandId: string, outcome: CommandOutcome): StoredOutcome {
  return { kind: 'outcome', id: deterministicId(commandId, 'outcome'), commandId, outcome };
}

function keptMeta(meta: Metadata): Metadata {
  return Object.fromEntries(
    KEPT_META.flatMap((key) => {
      const value = meta[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
