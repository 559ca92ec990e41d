import { ProjectionHost } from '#eventing';
import { OrderingModule } from '#ordering';
import { StockModule } from '#stock';
import { Module } from '@nestjs/common';
import { BackorderResolver } from './api/backorder.resolver.js';
import { NumbersResolver } from './api/numbers.resolver.js';
import { BackorderQueries, NumberQueries, TopBackorderedQueries } from './views/index.js';

/** Queues and backorders, read over GraphQL. */
@Module({
  imports: [OrderingModule, StockModule],
  providers: [
    BackorderResolver,
    NumbersResolver,
    {
      provide: BackorderQueries,
      useFactory: (views: ProjectionHost) => new BackorderQueries(views.reader),
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
  exports: [BackorderQueries],
})
export class BackorderApiModule {}
