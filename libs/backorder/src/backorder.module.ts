import { ProjectionHost } from '#eventing';
import { StockModule } from '#stock';
import { Module } from '@nestjs/common';
import { LastReprioritisedResolver, ReprioritisationResolver } from './api/reprioritisation.resolver.js';
import { BackorderResolver } from './api/backorder.resolver.js';
import { BackorderQueries, ReprioritisationQueries } from './views/index.js';

/** Queues and backorders, read over GraphQL. */
@Module({
  imports: [StockModule],
  providers: [
    BackorderResolver,
    ReprioritisationResolver,
    LastReprioritisedResolver,
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
  ],
  exports: [BackorderQueries, ReprioritisationQueries],
})
export class BackorderApiModule {}
