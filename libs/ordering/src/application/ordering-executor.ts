import { type CommandMeta, type CommandRegistry, type DeciderRunner, type Execution } from '#eventing';
import type { Clock } from '#kernel';
import {
  type OrderingCommand,
  type OrderingCommandName,
  orderingCommands,
  orderStream,
  type OrderSummary,
} from '../contract/index.js';
import {
  type OptionPreview,
  orderDecider,
  type OrderState,
  orderSummary,
  previewOption,
} from '../domain/index.js';

type Offer = Extract<OrderingCommand, { readonly type: 'ordering.OfferDelayOption' }>;

/** Runs commands on order streams, and looks at them. */
export class OrderingExecutor {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /** Decides and stores. The caller has validated the command. */
  execute(command: OrderingCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const request = {
      decider: orderDecider,
      stream: orderStream(meta.tenant, command.orderId),
      command,
      meta,
      begins: command.type === 'ordering.PlaceOrder',
    };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }

  inspect<Result>(tenant: string, orderId: string, read: (state: OrderState) => Result): Promise<Result> {
    return this.runner.inspect({ decider: orderDecider, stream: orderStream(tenant, orderId) }, read);
  }

  /** Null where there is no such order. */
  summary(tenant: string, orderId: string): Promise<OrderSummary | null> {
    return this.inspect(tenant, orderId, orderSummary);
  }

  /** What an offer would come to, or why it would be refused. Decides nothing. */
  preview(command: Offer, { commandId, tenant }: CommandMeta): Promise<OptionPreview> {
    const now = this.clock.now();
    return this.inspect(tenant, command.orderId, (state) =>
      previewOption(command, state, { now, commandId, tenant, nextRevision: 0 }),
    );
  }

  /** Lets processes issue every command of this context by name. */
  registerIn(registry: CommandRegistry): void {
    for (const name of Object.keys(orderingCommands) as OrderingCommandName[]) {
      registry.register(name, async (payload, meta) => {
        const command = { type: name, ...orderingCommands[name].parse(payload) } as OrderingCommand;
        const execution = await this.execute(command, meta);
        return execution.outcome === 'rejected' ? { rejected: execution.rejection } : { ok: null };
      });
    }
  }
}
