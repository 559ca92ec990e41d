import {
  type CommandMeta,
  type CommandOutcome,
  type CommandRegistry,
  type DeciderRunner,
  type Execution,
} from '#eventing';
import { skuStream, type StockCommand, type StockCommandName, stockCommands } from '../contract/index.js';
import { skuDecider } from '../domain/index.js';
import { lineOutcomeOf } from './line-outcome-of.js';

/** Runs commands on SKU streams. */
export class StockExecutor {
  constructor(private readonly runner: DeciderRunner) {}

  /** Decides and stores. The caller has validated the command. */
  execute(command: StockCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = skuStream(meta.tenant, command.location, command.sku);
    const request = { decider: skuDecider, stream, command, meta };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }

  /** What the item of a SKU belongs to, as its stream has it now: views may not know yet. */
  categoryOf(tenant: string, location: string, sku: string): Promise<string | null> {
    const stream = skuStream(tenant, location, sku);
    return this.runner.inspect({ decider: skuDecider, stream }, ({ item }) => item?.category ?? null);
  }

  /** Lets processes issue every command of this context by name. */
  registerIn(registry: CommandRegistry): void {
    for (const name of Object.keys(stockCommands) as StockCommandName[]) {
      registry.register(name, (payload, meta) => this.issue(parse(name, payload), meta));
    }
  }

  private async issue(command: StockCommand, meta: CommandMeta): Promise<CommandOutcome> {
    const execution = await this.execute(command, meta);
    if (execution.outcome === 'rejected') return { rejected: execution.rejection };
    return { ok: 'lineId' in command ? lineOutcomeOf(execution.events, command.lineId) : null };
  }
}

/** A payload of a process is ours, so one that does not parse is a bug: it parks the process. */
function parse(name: StockCommandName, payload: unknown): StockCommand {
  return { type: name, ...stockCommands[name].parse(payload) } as StockCommand;
}
