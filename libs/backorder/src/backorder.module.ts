import { EventCodec, type EventStore, ProcessRuntime, ProjectionHost } from '#eventing';
import type { Clock } from '#kernel';
import { EVENT_STORE, OrderingModule } from '#ordering';
import { SkuSimulator, StockExecutor, StockModule } from '#stock';
import { Module } from '@nestjs/common';
import { LastReprioritisedResolver, ReprioritisationResolver } from './api/reprioritisation.resolver.js';
import { BackorderResolver } from './api/backorder.resolver.js';
import { BatchTargets } from './api/batch-targets.js';
import { DoneChanges } from './api/done-changes.js';
import { ExplanationsResolver } from './api/explanations.resolver.js';
import { NumbersResolver } from './api/numbers.resolver.js';
import { QueueOperationsResolver } from './api/queue-operations.resolver.js';
import { QueuePreviewsResolver } from './api/queue-previews.resolver.js';
import { PlanApplier } from './application/plan-applier.js';
import { QueueBatches } from './application/queue-batches.js';
import { QUEUE_DESK, type QueueDesk, settlingDesk } from './application/queue-desk.js';
import { QueuePlans } from './application/queue-plans.js';
import { SkuLog } from './application/sku-log.js';
import {
  BackorderQueries,
  NumberQueries,
  ReprioritisationQueries,
  TopBackorderedQueries,
} from './views/index.js';

/** Queues and backorders, read over GraphQL. */
@Module({
  imports: [OrderingModule, StockModule],
  providers: [
    BackorderResolver,
    ReprioritisationResolver,
    LastReprioritisedResolver,
    NumbersResolver,
    QueueOperationsResolver,
    QueuePreviewsResolver,
    ExplanationsResolver,
    {
      provide: QUEUE_DESK,
      useFactory: (simulator: SkuSimulator, executor: StockExecutor, processes: ProcessRuntime) =>
        settlingDesk(simulator, executor, processes),
      inject: [SkuSimulator, StockExecutor, ProcessRuntime],
    },
    {
      provide: SkuLog,
      useFactory: (store: EventStore, codec: EventCodec) => new SkuLog(store, codec),
      inject: [EVENT_STORE, EventCodec],
    },
    {
      provide: BatchTargets,
      useFactory: (queries: BackorderQueries) => new BatchTargets(queries),
      inject: [BackorderQueries],
    },
    {
      provide: DoneChanges,
      useFactory: (queries: ReprioritisationQueries) => new DoneChanges(queries),
      inject: [ReprioritisationQueries],
    },
    {
      provide: QueueBatches,
      useFactory: (desk: QueueDesk) => new QueueBatches(desk),
      inject: [QUEUE_DESK],
    },
    {
      provide: QueuePlans,
      useFactory: (desk: QueueDesk, clock: Clock) => new QueuePlans(desk, clock),
      inject: [QUEUE_DESK, 'Clock'],
    },
    {
      provide: PlanApplier,
      useFactory: (desk: QueueDesk, plans: QueuePlans, log: SkuLog) =>
        new PlanApplier(desk, plans, (...asked) => log.news(...asked)),
      inject: [QUEUE_DESK, QueuePlans, SkuLog],
    },
    {
      provide: BackorderQueries,
      useFactory: (views: ProjectionHost) => new BackorderQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: ReprioritisationQueries,
      useFactory: (views: ProjectionHost) => new ReprioritisationQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: NumberQueries,
      useFactory: (views: ProjectionHost) => new NumberQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: TopBackorderedQueries,
      useFactory: (views: ProjectionHost) => new TopBackorderedQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
  exports: [BackorderQueries, ReprioritisationQueries],
})
export class BackorderApiModule {}
