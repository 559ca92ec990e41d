import {
  EventCodec,
  type EventStore,
  ProjectionHost,
  systemScheduler as scheduler,
  systemStopwatch as stopwatch,
} from '#eventing';
import type { Clock } from '#kernel';
import { Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AlertDesk } from './api/alert-desk.js';
import { AlertWatch } from './api/alert-watch.js';
import { AlertsResolver } from './api/alerts.resolver.js';
import { LiveResolver } from './api/live.resolver.js';
import { LiveFeed } from './application/live-feed.js';

const log = new Logger('live');
const failed = (error: unknown): void => log.error(`subscribers cannot be told: ${String(error)}`);

/** Subscriptions and alerts over GraphQL. Needs the runtime's parts as global providers. */
@Module({
  providers: [
    LiveResolver,
    AlertsResolver,
    {
      provide: LiveFeed,
      useFactory: ({ feed }: EventStore, decoder: EventCodec, views: ProjectionHost) =>
        new LiveFeed({ feed, decoder, views, scheduler, stopwatch, failed }),
      inject: ['EventStore', EventCodec, ProjectionHost],
    },
    {
      provide: AlertDesk,
      useFactory: (views: ProjectionHost, clock: Clock) => new AlertDesk(views.reader, clock),
      inject: [ProjectionHost, 'Clock'],
    },
    {
      provide: AlertWatch,
      useFactory: (live: LiveFeed, desk: AlertDesk, clock: Clock) =>
        new AlertWatch(live, desk, clock, scheduler, failed),
      inject: [LiveFeed, AlertDesk, 'Clock'],
    },
  ],
})
export class LiveApiModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly live: LiveFeed,
    private readonly alerts: AlertWatch,
  ) {}

  onApplicationBootstrap(): void {
    this.live.start();
    this.alerts.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.alerts.stop();
    await this.live.stop();
  }
}
