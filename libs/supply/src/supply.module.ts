import { DeciderRunner, ProjectionHost } from '#eventing';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PurchaseOrderChanges } from './api/purchase-order-changes.js';
import { PurchaseOrderMutationsResolver } from './api/purchase-order-mutations.resolver.js';
import {
  InboundShipmentResolver,
  PurchaseOrderChangedResolver,
  PurchaseOrderQueriesResolver,
} from './api/purchase-order-queries.resolver.js';
import { ChangePurchaseOrderHandler } from './application/change-purchase-order.handler.js';
import { SupplyExecutor } from './application/supply-executor.js';
import { PurchaseOrderQueries } from './views/index.js';

/** Purchase orders over GraphQL. Its process needs the commands of stock alone, which `StockModule` registers. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangePurchaseOrderHandler,
    PurchaseOrderChanges,
    PurchaseOrderMutationsResolver,
    PurchaseOrderQueriesResolver,
    PurchaseOrderChangedResolver,
    InboundShipmentResolver,
    {
      provide: SupplyExecutor,
      useFactory: (runner: DeciderRunner) => new SupplyExecutor(runner),
      inject: [DeciderRunner],
    },
    {
      provide: PurchaseOrderQueries,
      useFactory: (views: ProjectionHost) => new PurchaseOrderQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
})
export class SupplyApiModule {}
