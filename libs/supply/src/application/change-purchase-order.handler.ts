import { type Execution, ProcessRuntime } from '#eventing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangePurchaseOrder } from './change-purchase-order.command.js';
import { SupplyExecutor } from './supply-executor.js';

/** How long an answer waits for what follows from it; the work goes on either way. */
const SETTLE_MILLISECONDS = 2000;

@CommandHandler(ChangePurchaseOrder)
export class ChangePurchaseOrderHandler implements ICommandHandler<ChangePurchaseOrder> {
  constructor(
    private readonly executor: SupplyExecutor,
    private readonly processes: ProcessRuntime,
  ) {}

  async execute({ command, meta, ifRevision }: ChangePurchaseOrder): Promise<Execution> {
    const execution = await this.executor.execute(command, meta, ifRevision);
    return execution.outcome === 'rejected'
      ? execution
      : this.processes.follow(execution, SETTLE_MILLISECONDS);
  }
}
