import { type Execution, ProcessRuntime } from '#eventing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeStock } from './change-stock.command.js';
import { StockExecutor } from './stock-executor.js';

/** How long an answer waits for what follows from it; the work goes on either way. */
const SETTLE_MILLISECONDS = 2000;

@CommandHandler(ChangeStock)
export class ChangeStockHandler implements ICommandHandler<ChangeStock> {
  constructor(
    private readonly executor: StockExecutor,
    private readonly processes: ProcessRuntime,
  ) {}

  async execute({ command, meta, ifRevision }: ChangeStock): Promise<Execution> {
    const execution = await this.executor.execute(command, meta, ifRevision);
    return execution.outcome === 'rejected'
      ? execution
      : this.processes.follow(execution, SETTLE_MILLISECONDS);
  }
}
