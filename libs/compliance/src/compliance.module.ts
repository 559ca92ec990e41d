import { EventCodec, type EventStore, ProjectionHost } from '#eventing';
import { OrderFold } from '#ordering';
import { SkuFold } from '#stock';
import { Module } from '@nestjs/common';
import { AsOfResolver } from './api/as-of.resolver.js';
import { ComplianceResolver } from './api/compliance.resolver.js';
import { DelayRuleResolver } from './api/delay-rule.resolver.js';
import { OrderTrails } from './application/order-trails.js';
import { PastLog } from './application/past-log.js';
import { PastStates } from './application/past-states.js';
import { ComplianceQueries, ComplianceSummaries } from './views/index.js';

const folds = { order: () => new OrderFold(), queue: () => new SkuFold() };

/** The GraphQL side of the delay rules: what they say, what follows for orders, and what was known when. */
@Module({
  providers: [
    DelayRuleResolver,
    ComplianceResolver,
    AsOfResolver,
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
      inject: ['EventStore', EventCodec],
    },
    {
      provide: OrderTrails,
      useFactory: (log: PastLog, notices: ComplianceQueries) => new OrderTrails(log, notices),
      inject: [PastLog, ComplianceQueries],
    },
    { provide: PastStates, useFactory: (log: PastLog) => new PastStates(log, folds), inject: [PastLog] },
  ],
})
export class ComplianceApiModule {}
