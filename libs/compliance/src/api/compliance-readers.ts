import { type EventDecoder, type EventStore, ProjectionHost } from '#eventing';
import { EVENT_STORE, OrderFold } from '#ordering';
import { SkuFold } from '#stock';
import type { Provider } from '@nestjs/common';
import { OrderTrails } from '../application/order-trails.js';
import { PastLog } from '../application/past-log.js';
import { PastStates } from '../application/past-states.js';
import { ComplianceQueries, ComplianceSummaries } from '../views/index.js';

const folds = { order: () => new OrderFold(), queue: () => new SkuFold() };

/** What the compliance queries ask: the views, and the log as it was. */
export const complianceReaders: readonly Provider[] = [
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
    useFactory: (store: EventStore, decoder: EventDecoder) => new PastLog(store, decoder),
    inject: [EVENT_STORE, 'EventDecoder'],
  },
  {
    provide: OrderTrails,
    useFactory: (log: PastLog, notices: ComplianceQueries) => new OrderTrails(log, notices),
    inject: [PastLog, ComplianceQueries],
  },
  { provide: PastStates, useFactory: (log: PastLog) => new PastStates(log, folds), inject: [PastLog] },
];
