import { CommandRegistry, DeciderRunner, ProjectionHost } from '#eventing';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OrderMutationsResolver } from './api/order-mutations.resolver.js';
import { OrderQueriesResolver } from './api/order-queries.resolver.js';
import { OrderChangedResolver, PlaceOrderResolver } from './api/place-order.resolver.js';
import { ChangeOrderHandler, PlaceOrderHandler } from './application/order-handlers.js';
import { OrderingExecutor } from './application/ordering-executor.js';
import { OrderQueries } from './views/index.js';

/** Commands on orders. Needs the runtime's parts as global providers. */
@Module({
  imports: [CqrsModule],
  providers: [
    PlaceOrderHandler,
    ChangeOrderHandler,
    {
      provide: OrderingExecutor,
      useFactory: (runner: DeciderRunner) => new OrderingExecutor(runner),
      inject: [DeciderRunner],
    },
    {
      provide: OrderQueries,
      useFactory: (views: ProjectionHost) => new OrderQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
  exports: [OrderingExecutor, OrderQueries],
})
export class OrderingModule implements OnModuleInit {
  constructor(
    private readonly executor: OrderingExecutor,
    private readonly registry: CommandRegistry,
  ) {}

  onModuleInit(): void {
    this.executor.registerIn(this.registry);
  }
}

/** The GraphQL side of orders. */
@Module({
  imports: [OrderingModule, CqrsModule],
  providers: [PlaceOrderResolver, OrderChangedResolver, OrderMutationsResolver, OrderQueriesResolver],
})
export class OrderingApiModule {}
