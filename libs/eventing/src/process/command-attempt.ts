import type { CommandMeta } from '../model/metadata.js';
import { type Scheduler, backOff, sleep } from '../ops/scheduler.js';
import type { CommandRegistry } from './command-registry.js';
import type { CommandOutcome } from './process-definition.js';
import type { PendingCommand } from './process-instance.js';

/**
 * How an execution ended: with the receiver's answer, with a failure that only a person can mend, or put off, since the
 * store is away or others are always quicker.
 */
export type Attempted =
  | { readonly commandId: string; readonly outcome: CommandOutcome }
  | { readonly commandId: string; readonly failure: string }
  | { readonly commandId: string; readonly putOff: string };

const TRANSIENT = new Set([
  'STORE_UNAVAILABLE',
  'APPEND_OUTCOME_UNKNOWN',
  'REVISION_CONFLICT',
  'CONFLICT',
  'VIEW_BEHIND',
]);
const ATTEMPTS = 8;

/** Executes a command, again after a pause when it failed for a passing reason. */
export async function attemptCommand(
  registry: CommandRegistry,
  scheduler: Scheduler,
  command: PendingCommand,
  meta: CommandMeta,
): Promise<Attempted> {
  for (let attempt = 0; ; attempt++) {
    try {
      const outcome = await registry.execute(command.command, command.payload, meta);
      if (!isConflict(outcome)) return { commandId: command.id, outcome };
      if (attempt + 1 >= ATTEMPTS) return { commandId: command.id, putOff: 'conflicts without end' };
    } catch (error) {
      if (!isTransient(error)) return { commandId: command.id, failure: describe(error) };
      if (attempt + 1 >= ATTEMPTS) return { commandId: command.id, putOff: describe(error) };
    }
    await sleep(scheduler, backOff(attempt, 20, 5000));
  }
}

/** Lost the race for the receiver's stream too often: an answer of the moment, not of the business. */
function isConflict(outcome: CommandOutcome): boolean {
  return 'rejected' in outcome && outcome.rejected.code === 'CONFLICT';
}

function isTransient(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && TRANSIENT.has(error.code)
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
