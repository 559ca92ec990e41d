import { CommandRegistry, DeciderRunner, EventCodec, type EventStore, ProjectionHost } from '#eventing';
import type { Clock } from '#kernel';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DelayMutationsResolver } from './api/delay-mutations.resolver.js';
import { FulfilmentPolicyResolver } from './api/fulfilment-policy.resolver.js';
import { OrderChanges } from './api/order-changes.js';
import { OrderMutationsResolver } from './api/order-mutations.resolver.js';
import { OrderQueriesResolver } from './api/order-queries.resolver.js';
import { OrderChangedResolver, PlaceOrderResolver } from './api/place-order.resolver.js';
import { FulfilmentPolicies } from './application/fulfilment-policies.js';
import { GroupWaits } from './application/group-waits.js';
import { ChangeOrderHandler, PlaceOrderHandler } from './application/order-handlers.js';
import { EVENT_STORE, OrderPeople } from './application/order-people.js';
import { OrderingExecutor } from './application/ordering-executor.js';
import { QueueNews } from './application/queue-news.js';
import { OrderQueries, PromiseQueries } from './views/index.js';

/** Commands on orders. Needs the runtime's parts as global providers. */
@Module({
  imports: [CqrsModule],
  providers: [
    PlaceOrderHandler,
    ChangeOrderHandler,
    {
      provide: OrderingExecutor,
      useFactory: (runner: DeciderRunner, clock: Clock) => new OrderingExecutor(runner, clock),
      inject: [DeciderRunner, 'Clock'],
    },
    {
      provide: QueueNews,
      useFactory: (orders: OrderingExecutor, registry: CommandRegistry) => new QueueNews(orders, registry),
      inject: [OrderingExecutor, CommandRegistry],
    },
    {
      provide: FulfilmentPolicies,
      useFactory: (runner: DeciderRunner) => new FulfilmentPolicies(runner),
      inject: [DeciderRunner],
    },
    {
      provide: GroupWaits,
      useFactory: (policies: FulfilmentPolicies) => new GroupWaits(policies),
      inject: [FulfilmentPolicies],
    },
    {
      provide: OrderPeople,
      useFactory: (store: EventStore, decoder: EventCodec) => new OrderPeople(store, decoder),
      inject: [EVENT_STORE, EventCodec],
    },
    {
      provide: OrderQueries,
      useFactory: (views: ProjectionHost) => new OrderQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: PromiseQueries,
      useFactory: (views: ProjectionHost) => new PromiseQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
  exports: [FulfilmentPolicies, OrderingExecutor, OrderPeople, OrderQueries, PromiseQueries],
})
export class OrderingModule implements OnModuleInit {
  constructor(
    private readonly executor: OrderingExecutor,
    private readonly news: QueueNews,
    private readonly waits: GroupWaits,
    private readonly registry: CommandRegistry,
  ) {}

  onModuleInit(): void {
    this.executor.registerIn(this.registry);
    this.news.registerIn(this.registry);
    this.waits.registerIn(this.registry);
  }
}

/** The GraphQL side of orders. */
@Module({
  imports: [OrderingModule, CqrsModule],
  providers: [
    OrderChanges,
    PlaceOrderResolver,
    OrderChangedResolver,
    OrderMutationsResolver,
    DelayMutationsResolver,
    OrderQueriesResolver,
    FulfilmentPolicyResolver,
  ],
})
export class OrderingApiModule {}
