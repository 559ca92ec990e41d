import { CommandRegistry, DeciderRunner, EventCodec, type EventStore, ProjectionHost } from '#eventing';
import type { Clock } from '#kernel';
import { NoticeExecutor, NotificationModule } from '#notification';
import { EVENT_STORE, OrderFold, OrderingExecutor, OrderingModule } from '#ordering';
import { ProjectionFold, SkuFold } from '#stock';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AsOfResolver } from './api/as-of.resolver.js';
import { ComplianceResolver } from './api/compliance.resolver.js';
import { DelayOptionsResolver } from './api/delay-options.resolver.js';
import { DelayRuleResolver } from './api/delay-rule.resolver.js';
import { EvidenceResolver } from './api/evidence.resolver.js';
import { NoticesResolver } from './api/notices.resolver.js';
import { PolicyResolver } from './api/policy.resolver.js';
import { PromiseHistoryResolver } from './api/promise-history.resolver.js';
import { TemplatesResolver } from './api/templates.resolver.js';
import { WaitingLines } from './api/waiting-lines.js';
import { BuyerMessages } from './application/buyer-messages.js';
import { DelayAnswers } from './application/delay-answers.js';
import { DelayWatch } from './application/delay-watch.js';
import { FollowUps } from './application/follow-ups.js';
import { MovedDates } from './application/moved-dates.js';
import { OptionLetters } from './application/option-letters.js';
import { OrderTrails } from './application/order-trails.js';
import { PastLog } from './application/past-log.js';
import { PastStates } from './application/past-states.js';
import { PayBack } from './application/pay-back.js';
import { PAYMENTS, type Payments } from './application/payments.js';
import { Policies } from './application/policies.js';
import type { DelayViews } from './application/ports.js';
import { PromiseHistory } from './application/promise-history.js';
import {
  ComplianceQueries,
  ComplianceSummaries,
  ToldDateQueries,
  WatchedLineQueries,
} from './views/index.js';

const DELAY_VIEWS = Symbol('DelayViews');

const folds = {
  order: () => new OrderFold(),
  queue: () => new SkuFold(),
  dates: (line: { readonly orderId: string; readonly lineId: string }) => new ProjectionFold(line),
};

/** Watches delays, answers them, and pays back. Needs the runtime's parts as global providers. */
@Module({
  imports: [OrderingModule, NotificationModule],
  providers: [
    {
      provide: Policies,
      useFactory: (runner: DeciderRunner) => new Policies(runner),
      inject: [DeciderRunner],
    },
    {
      provide: OptionLetters,
      useFactory: (orders: OrderingExecutor, notices: NoticeExecutor) => new OptionLetters(orders, notices),
      inject: [OrderingExecutor, NoticeExecutor],
    },
    {
      provide: DelayWatch,
      useFactory: (views: DelayViews, clock: Clock, moved: MovedDates, registry: CommandRegistry) =>
        new DelayWatch(views, clock, moved, registry),
      inject: [DELAY_VIEWS, 'Clock', MovedDates, CommandRegistry],
    },
    {
      provide: DELAY_VIEWS,
      useFactory: (views: ProjectionHost, store: EventStore, clock: Clock): DelayViews => ({
        queues: new WaitingLines(views, store, clock),
        watched: new WatchedLineQueries(views.reader),
        told: new ToldDateQueries(views.reader),
      }),
      inject: [ProjectionHost, EVENT_STORE, 'Clock'],
    },
    {
      provide: MovedDates,
      useFactory: (
        policies: Policies,
        { told }: DelayViews,
        orders: OrderingExecutor,
        registry: CommandRegistry,
      ) => new MovedDates(policies, told, orders, registry),
      inject: [Policies, DELAY_VIEWS, OrderingExecutor, CommandRegistry],
    },
    {
      provide: FollowUps,
      useFactory: (policies: Policies) => new FollowUps(policies),
      inject: [Policies],
    },
    {
      provide: DelayAnswers,
      useFactory: (policies: Policies, letters: OptionLetters) => new DelayAnswers(policies, letters),
      inject: [Policies, OptionLetters],
    },
    {
      provide: BuyerMessages,
      useFactory: (policies: Policies, orders: OrderingExecutor, registry: CommandRegistry) =>
        new BuyerMessages(policies, orders, registry),
      inject: [Policies, OrderingExecutor, CommandRegistry],
    },
    {
      provide: PayBack,
      useFactory: (orders: OrderingExecutor, payments: Payments, clock: Clock, registry: CommandRegistry) =>
        new PayBack(orders, payments, clock, registry),
      inject: [OrderingExecutor, PAYMENTS, 'Clock', CommandRegistry],
    },
  ],
  exports: [Policies, OptionLetters],
})
export class ComplianceModule implements OnModuleInit {
  private readonly parts;

  constructor(
    private readonly registry: CommandRegistry,
    watch: DelayWatch,
    answers: DelayAnswers,
    messages: BuyerMessages,
    followUps: FollowUps,
    payBack: PayBack,
  ) {
    this.parts = [watch, answers, messages, followUps, payBack];
  }

  onModuleInit(): void {
    for (const part of this.parts) part.registerIn(this.registry);
  }
}

/** The GraphQL side of the delay rules: what they say, what follows for orders, and what was known when. */
@Module({
  imports: [ComplianceModule, OrderingModule, NotificationModule, CqrsModule],
  providers: [
    DelayRuleResolver,
    DelayOptionsResolver,
    NoticesResolver,
    PolicyResolver,
    TemplatesResolver,
    ComplianceResolver,
    AsOfResolver,
    PromiseHistoryResolver,
    EvidenceResolver,
    {
      provide: ComplianceQueries,
      useFactory: (views: ProjectionHost) => new ComplianceQueries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: ComplianceSummaries,
      useFactory: (views: ProjectionHost) => new ComplianceSummaries(views.reader),
      inject: [ProjectionHost],
    },
    {
      provide: PastLog,
      useFactory: (store: EventStore, codec: EventCodec) => new PastLog(store, codec),
      inject: [EVENT_STORE, EventCodec],
    },
    {
      provide: OrderTrails,
      useFactory: (log: PastLog, notices: ComplianceQueries) => new OrderTrails(log, notices),
      inject: [PastLog, ComplianceQueries],
    },
    {
      provide: PromiseHistory,
      useFactory: (log: PastLog) => new PromiseHistory(log, folds),
      inject: [PastLog],
    },
    { provide: PastStates, useFactory: (log: PastLog) => new PastStates(log, folds), inject: [PastLog] },
  ],
})
export class ComplianceApiModule {}
