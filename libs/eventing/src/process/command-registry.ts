import type { CommandMeta } from '../model/metadata.js';
import type { CommandOutcome, IssuedCommand } from './process-definition.js';

/**
 * Executes a command that a process issued. The same `meta.commandId` may come again: it must then answer the first
 * outcome. Throws only for broken infrastructure or a bug. Must not wait for a process itself.
 */
export type CommandExecutor = (
  payload: IssuedCommand['payload'],
  meta: CommandMeta,
) => Promise<CommandOutcome>;

/** No command of this name is registered. */
export class UnknownCommand extends Error {
  readonly code = 'UNKNOWN_COMMAND';
}

/** Commands by the name under which processes issue them. */
export class CommandRegistry {
  private readonly executors = new Map<string, CommandExecutor>();

  register(name: string, executor: CommandExecutor): void {
    if (this.executors.has(name)) throw new Error(`command ${name} is registered twice`);
    this.executors.set(name, executor);
  }

  execute(name: string, payload: IssuedCommand['payload'], meta: CommandMeta): Promise<CommandOutcome> {
    const executor = this.executors.get(name);
    if (!executor) return Promise.reject(new UnknownCommand(`no command ${name} is registered`));
    return executor(payload, meta);
  }
}
