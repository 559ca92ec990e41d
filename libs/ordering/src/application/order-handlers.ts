import { type Execution, ProcessRuntime } from '#eventing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type OrderFacts } from '../contract/index.js';
import { ChangeOrder, PlaceOrder } from './order-commands.js';
import { OrderingExecutor } from './ordering-executor.js';
import { answersOf, type PlacedOrder } from './placed-order.js';

/** How long an answer waits for what follows from it; the work goes on either way. */
const SETTLE_MILLISECONDS = 2000;

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  constructor(
    private readonly executor: OrderingExecutor,
    private readonly processes: ProcessRuntime,
  ) {}

  async execute({ command, meta }: PlaceOrder): Promise<PlacedOrder> {
    const execution = await this.executor.execute(command, meta);
    if (execution.outcome === 'rejected') return execution;
    const followed = await this.processes.follow(execution, SETTLE_MILLISECONDS);
    const [placed] = execution.events;
    const facts = placed?.data as OrderFacts; // PlaceOrder has this one event
    const lines = await this.executor.inspect(meta.tenant, command.orderId, (state) =>
      answersOf(facts, state),
    );
    return { ...followed, orderId: command.orderId, ref: command.ref, lines };
  }
}

@CommandHandler(ChangeOrder)
export class ChangeOrderHandler implements ICommandHandler<ChangeOrder> {
  constructor(
    private readonly executor: OrderingExecutor,
    private readonly processes: ProcessRuntime,
  ) {}

  async execute({ command, meta, ifRevision }: ChangeOrder): Promise<Execution> {
    const execution = await this.executor.execute(command, meta, ifRevision);
    return execution.outcome === 'rejected'
      ? execution
      : this.processes.follow(execution, SETTLE_MILLISECONDS);
  }
}
