import {
  CommandRegistry,
  DeciderRunner,
  EventCodec,
  type EventStore,
  ProcessRuntime,
  ProjectionHost,
} from '#eventing';
import { awaitPosition } from '#graphql-kit';
import type { Clock } from '#kernel';
import { EVENT_STORE, OrderingModule } from '#ordering';
import { SkuSimulator, StockExecutor, StockModule } from '#stock';
import { Module, type OnModuleInit } from '@nestjs/common';
import { LastReprioritisedResolver, ReprioritisationResolver } from './api/reprioritisation.resolver.js';
import { BackorderResolver } from './api/backorder.resolver.js';
import { BatchTargets } from './api/batch-targets.js';
import { DoneChanges } from './api/done-changes.js';
import { ExplanationsResolver } from './api/explanations.resolver.js';
import { NumbersResolver } from './api/numbers.resolver.js';
import { PriorityPolicyResolver } from './api/priority-policy.resolver.js';
import { QueueOperationsResolver } from './api/queue-operations.resolver.js';
import { QueuePreviewsResolver } from './api/queue-previews.resolver.js';
import { BATCH_ANSWERS, type BatchAnswers, RecordedAnswers } from './application/batch-answers.js';
import { PlanApplier } from './application/plan-applier.js';
import { PriorityPolicies } from './application/priority-policies.js';
import { type KnownQueues, QueueGovernor } from './application/queue-governor.js';
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

/** Has queues ordered by the policies of their tenant. Needs the runtime's parts as global providers. */
@Module({
  imports: [OrderingModule, StockModule],
  providers: [
    {
      provide: BackorderQueries,
      useFactory: (views: ProjectionHost) => new BackorderQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: PriorityPolicies,
      useFactory: (runner: DeciderRunner, store: EventStore, codec: EventCodec) =>
        new PriorityPolicies(runner, store, codec),
      inject: [DeciderRunner, EVENT_STORE, EventCodec],
    },
    {
      provide: QueueGovernor,
      useFactory: (
        policies: PriorityPolicies,
        stock: StockExecutor,
        views: ProjectionHost,
        store: EventStore,
      ) => new QueueGovernor(policies, knownQueues(stock, views, store), stock),
      inject: [PriorityPolicies, StockExecutor, ProjectionHost, EVENT_STORE],
    },
  ],
  exports: [BackorderQueries, PriorityPolicies],
})
export class BackorderModule implements OnModuleInit {
  constructor(
    private readonly governor: QueueGovernor,
    private readonly registry: CommandRegistry,
  ) {}

  onModuleInit(): void {
    this.governor.registerIn(this.registry);
  }
}

/** How long the governor waits for views that are behind; then it comes again. */
const PATIENCE_MS = 10_000;
const BATCHES_VIEW = 'reprioritisation-batches';

function knownQueues(stock: StockExecutor, views: ProjectionHost, { feed }: EventStore): KnownQueues {
  const queues = new BackorderQueries(views.reader);
  return {
    categoryOf: (tenant, location, sku) => stock.categoryOf(tenant, location, sku),
    waiting: async (tenant, after, limit) => {
      await views.waitFor(await feed.head(), PATIENCE_MS, ['backorder-queue']);
      return queues.waitingQueues(tenant, after, limit);
    },
  };
}

/** Queues and backorders, read and run over GraphQL. */
@Module({
  imports: [BackorderModule, OrderingModule, StockModule],
  providers: [
    BackorderResolver,
    ReprioritisationResolver,
    LastReprioritisedResolver,
    NumbersResolver,
    QueueOperationsResolver,
    QueuePreviewsResolver,
    PriorityPolicyResolver,
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
      useFactory: (queries: ReprioritisationQueries, views: ProjectionHost, { feed }: EventStore) =>
        new DoneChanges(queries, async () => {
          const batches = { waitFor: (to: bigint, ms: number) => views.waitFor(to, ms, [BATCHES_VIEW]) };
          await awaitPosition(batches, String(await feed.head()));
        }),
      inject: [ReprioritisationQueries, ProjectionHost, EVENT_STORE],
    },
    {
      provide: QueueBatches,
      useFactory: (desk: QueueDesk, answers: BatchAnswers) => new QueueBatches(desk, answers),
      inject: [QUEUE_DESK, BATCH_ANSWERS],
    },
    {
      provide: BATCH_ANSWERS,
      useFactory: (runner: DeciderRunner) => new RecordedAnswers(runner),
      inject: [DeciderRunner],
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
  exports: [BackorderModule, ReprioritisationQueries],
})
export class BackorderApiModule {}
