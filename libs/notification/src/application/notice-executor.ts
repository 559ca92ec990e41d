import type { CommandMeta, CommandRegistry, DeciderRunner, Execution } from '#eventing';
import {
  type NoticeCommand,
  type NoticeCommandName,
  noticeCommands,
  noticeStream,
} from '../contract/index.js';
import { noticeDecider, type NoticeState } from '../domain/index.js';

/** Runs commands on notices, and looks at them. */
export class NoticeExecutor {
  constructor(private readonly runner: DeciderRunner) {}

  /** Decides and stores. The caller has validated the command. */
  execute(command: NoticeCommand, meta: CommandMeta): Promise<Execution> {
    const stream = noticeStream(meta.tenant, command.noticeId);
    return this.runner.execute({ decider: noticeDecider, stream, command, meta });
  }

  /** A copy of the state. */
  inspect(tenant: string, noticeId: string): Promise<NoticeState> {
    const stream = noticeStream(tenant, noticeId);
    return this.runner.inspect({ decider: noticeDecider, stream }, (state) => structuredClone(state));
  }

  /** Lets processes issue every command of this context by name. */
  registerIn(registry: CommandRegistry): void {
    for (const name of Object.keys(noticeCommands) as NoticeCommandName[]) {
      registry.register(name, async (payload, meta) => {
        const command = { type: name, ...noticeCommands[name].parse(payload) } as NoticeCommand;
        const execution = await this.execute(command, meta);
        return execution.outcome === 'rejected' ? { rejected: execution.rejection } : { ok: null };
      });
    }
  }
}
