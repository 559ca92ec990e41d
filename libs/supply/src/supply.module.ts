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
import { SupplierQueriesResolver, SupplierResolver } from './api/supplier.resolver.js';
import { ChangePurchaseOrderHandler } from './application/change-purchase-order.handler.js';
import { SupplyExecutor } from './application/supply-executor.js';
import { LeadTimeQueries, PurchaseOrderQueries } from './views/index.js';

/** Suppliers and purchase orders over GraphQL. Its process needs the commands of stock alone, which `StockModule` registers. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangePurchaseOrderHandler,
    PurchaseOrderChanges,
    PurchaseOrderMutationsResolver,
    PurchaseOrderQueriesResolver,
    PurchaseOrderChangedResolver,
    InboundShipmentResolver,
    SupplierResolver,
    SupplierQueriesResolver,
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
    {
      provide: LeadTimeQueries,
      useFactory: (views: ProjectionHost) => new LeadTimeQueries(views.reader),
      inject: [ProjectionHost],
    },
  ],
})
export class SupplyApiModule {}
