import { BackorderApiModule } from '#backorder';
import { BackorderQueries } from '#backorder/views';
import { DeciderRunner, ProjectionHost } from '#eventing';
import type { Clock } from '#kernel';
import { StockModule } from '#stock';
import { StockQueries } from '#stock/views';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ShippingCalendarResolver, ShipDateResolver } from './api/shipping-calendar.resolver.js';
import { PurchaseOrderChanges } from './api/purchase-order-changes.js';
import { PurchaseOrderMutationsResolver } from './api/purchase-order-mutations.resolver.js';
import {
  InboundShipmentResolver,
  PurchaseOrderChangedResolver,
  PurchaseOrderQueriesResolver,
} from './api/purchase-order-queries.resolver.js';
import { SupplyOutlook } from './api/supply-outlook.js';
import { BackorderSupplyResolver, SupplyPeggingResolver } from './api/supply-outlook.resolver.js';
import { SupplierQueriesResolver, SupplierResolver } from './api/supplier.resolver.js';
import { ChangePurchaseOrderHandler } from './application/change-purchase-order.handler.js';
import { ShippingCalendars } from './application/shipping-calendars.js';
import { SupplyExecutor } from './application/supply-executor.js';
import { LeadTimeQueries, PurchaseOrderQueries } from './views/index.js';

/** Suppliers and purchase orders over GraphQL. Its process needs the commands of stock alone. */
@Module({
  imports: [CqrsModule, StockModule, BackorderApiModule],
  providers: [
    ChangePurchaseOrderHandler,
    PurchaseOrderChanges,
    PurchaseOrderMutationsResolver,
    PurchaseOrderQueriesResolver,
    PurchaseOrderChangedResolver,
    InboundShipmentResolver,
    SupplierResolver,
    SupplierQueriesResolver,
    SupplyPeggingResolver,
    BackorderSupplyResolver,
    ShippingCalendarResolver,
    ShipDateResolver,
    {
      provide: ShippingCalendars,
      useFactory: (runner: DeciderRunner) => new ShippingCalendars(runner),
      inject: [DeciderRunner],
    },
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
    {
      provide: SupplyOutlook,
      useFactory: (
        ...[backorders, stock, orders, leadTimes, clock]: [
          BackorderQueries,
          StockQueries,
          PurchaseOrderQueries,
          LeadTimeQueries,
          Clock,
        ]
      ) => new SupplyOutlook(backorders, stock, orders, leadTimes, clock),
      inject: [BackorderQueries, StockQueries, PurchaseOrderQueries, LeadTimeQueries, 'Clock'],
    },
  ],
})
export class SupplyApiModule {}
