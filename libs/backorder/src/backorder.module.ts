import { ProjectionHost } from '#eventing';
import { StockModule } from '#stock';
import { Module } from '@nestjs/common';
import { BackorderResolver } from './api/backorder.resolver.js';
import { BackorderQueries } from './views/index.js';

/** Queues and backorders, read over GraphQL. */
@Module({
  imports: [StockModule],
  providers: [
    BackorderResolver,
    {
      provide: BackorderQueries,
      useFactory: (views: ProjectionHost) => new BackorderQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
  exports: [BackorderQueries],
})
export class BackorderApiModule {}
