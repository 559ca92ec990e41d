import { deterministicId } from '#kernel';
import { type CommandMeta, META, processActor } from '../model/metadata.js';
import type { ProjectedEvent } from '../project/projection.js';
import { type AnyProcess, type ProcessAddress, processStream } from './process-address.js';
import type { CommandOutcome, IssuedCommand } from './process-definition.js';
import type { PendingCommand } from './process-instance.js';

/** The command that `event` is passed on as; null: it is an input like any other, also where the definition fails. */
export function relayed(
  definition: AnyProcess,
  address: ProcessAddress,
  event: ProjectedEvent,
): PendingCommand | null {
  const command = attemptRelay(definition, event, address.instance);
  if (!command) return null;
  return {
    ...command,
    id: commandId(processStream(address), event.id, 0),
    stepId: event.id,
    correlationId: event.meta[META.correlationId] ?? event.id,
  };
}

/** A bug in the definition must not stop all that comes behind the event: as an input it parks its instance only. */
function attemptRelay(definition: AnyProcess, event: ProjectedEvent, instance: string): IssuedCommand | null {
  try {
    return definition.relay?.(event, instance) ?? null;
  } catch {
    return null;
  }
}

/** As above: where the definition fails, the event is an input. */
export function isTakenUp(definition: AnyProcess, outcome: CommandOutcome): boolean {
  try {
    return definition.takesUp?.(outcome) ?? false;
  } catch {
    return true;
  }
}

/** Of the command that an input of an instance gives rise to as its effect number `index`, whichever way it goes out. */
export function commandId(processStreamName: string, inputId: string, index: number): string {
  return deterministicId(processStreamName, inputId, index);
}

/** What a command of a process carries. */
export function issuedMeta(
  { name }: AnyProcess,
  { tenant }: ProcessAddress,
  command: PendingCommand,
): CommandMeta {
  return {
    commandId: command.id,
    correlationId: command.correlationId,
    causationId: command.stepId,
    actor: processActor(name),
    tenant,
  };
}
