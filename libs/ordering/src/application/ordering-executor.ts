import { type CommandMeta, type CommandRegistry, type DeciderRunner, type Execution } from '#eventing';
import { type OrderingCommand, orderingCommands, orderStream } from '../contract/index.js';
import { orderDecider, type OrderState } from '../domain/index.js';

/** Runs commands on order streams, and looks at them. */
export class OrderingExecutor {
  constructor(private readonly runner: DeciderRunner) {}

  /** Decides and stores. The caller has validated the command. */
  execute(command: OrderingCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const request = {
      decider: orderDecider,
      stream: orderStream(meta.tenant, command.orderId),
      command,
      meta,
    };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }

  inspect<Result>(tenant: string, orderId: string, read: (state: OrderState) => Result): Promise<Result> {
    return this.runner.inspect({ decider: orderDecider, stream: orderStream(tenant, orderId) }, read);
  }

  /** Lets the fulfilment process tell orders of their supply. */
  registerIn(registry: CommandRegistry): void {
    registry.register('ordering.RecordSupply', async (payload, meta) => {
      const command = orderingCommands['ordering.RecordSupply'].parse(payload);
      const execution = await this.execute({ type: 'ordering.RecordSupply', ...command }, meta);
      return execution.outcome === 'rejected' ? { rejected: execution.rejection } : { ok: null };
    });
  }
}
