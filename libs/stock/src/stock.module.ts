import { CommandRegistry } from '#eventing';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { StockChangedResolver } from './api/stock-changed.resolver.js';
import { StockMutationsResolver } from './api/stock-mutations.resolver.js';
import { StockQueriesResolver } from './api/stock-queries.resolver.js';
import { ChangeStockHandler } from './application/change-stock.handler.js';
import { SkuSimulator } from './application/sku-simulator.js';
import { StockExecutor } from './application/stock-executor.js';
import { StockQueries } from './views/index.js';
import { DeciderRunner, ProjectionHost } from '#eventing';
import type { Clock } from '#kernel';

/** Commands on SKUs. Needs the runtime's parts as global providers. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangeStockHandler,
    {
      provide: StockExecutor,
      useFactory: (runner: DeciderRunner) => new StockExecutor(runner),
      inject: [DeciderRunner],
    },
    {
      provide: SkuSimulator,
      useFactory: (runner: DeciderRunner, clock: Clock) => new SkuSimulator(runner, clock),
      inject: [DeciderRunner, 'Clock'],
    },
    {
      provide: StockQueries,
      useFactory: (views: ProjectionHost) => new StockQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
  exports: [SkuSimulator, StockExecutor, StockQueries],
})
export class StockModule implements OnModuleInit {
  constructor(
    private readonly executor: StockExecutor,
    private readonly registry: CommandRegistry,
  ) {}

  onModuleInit(): void {
    this.executor.registerIn(this.registry);
  }
}

/** The GraphQL side of stock. */
@Module({
  imports: [StockModule, CqrsModule],
  providers: [StockMutationsResolver, StockQueriesResolver, StockChangedResolver],
})
export class StockApiModule {}
