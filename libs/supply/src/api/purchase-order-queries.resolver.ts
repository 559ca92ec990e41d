import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles, toConnection } from '#graphql-kit';
import type { Where } from '#query-kit';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PurchaseOrderQueries } from '../views/index.js';
import { InboundShipmentsArgs, PurchaseOrderArgs, PurchaseOrdersArgs } from './purchase-order.args.js';
import { toPurchaseLine, toPurchaseOrder } from './purchase-order.mapper.js';
import {
  InboundLine,
  InboundShipment,
  InboundShipmentConnection,
  PurchaseOrder,
  PurchaseOrderChanged,
  PurchaseOrderConnection,
  PurchaseOrderLine,
} from './purchase-order.types.js';

@Resolver(() => PurchaseOrder)
export class PurchaseOrderQueriesResolver {
  constructor(
    private readonly queries: PurchaseOrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => PurchaseOrder, { nullable: true })
  async purchaseOrder(@Args() { ref, minPosition }: PurchaseOrderArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.byRef(actor.tenant, ref);
    return row && toPurchaseOrder(row);
  }

  @Roles(...EVERYBODY)
  @Query(() => PurchaseOrderConnection, { description: 'Newest first when nothing is said.' })
  async purchaseOrders(@Args() args: PurchaseOrdersArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.list(actor.tenant, { ...page, where: filter }), toPurchaseOrder, () =>
      this.queries.count(actor.tenant, filter),
    );
  }

  @ResolveField(() => [PurchaseOrderLine])
  lines(@Parent() { ref, currency }: PurchaseOrder, @Context() { actor }: RequestContext) {
    return this.queries.linesOf(actor.tenant, ref).map((row) => toPurchaseLine(row, currency));
  }
}

@Resolver(() => InboundShipment)
export class InboundShipmentResolver {
  constructor(
    private readonly queries: PurchaseOrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => InboundShipmentConnection, { description: 'What suppliers announced, by date of arrival.' })
  async inboundShipments(@Args() args: InboundShipmentsArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(
      this.queries.shipments(actor.tenant, { ...page, where: filter }),
      (row) => Object.assign(new InboundShipment(), row),
      () => this.queries.countShipments(actor.tenant, filter),
    );
  }

  @ResolveField(() => [InboundLine])
  lines(@Parent() { ref, shipmentRef }: InboundShipment, @Context() { actor }: RequestContext) {
    return this.queries
      .inboundLinesOf(actor.tenant, ref, shipmentRef)
      .map((row) => Object.assign(new InboundLine(), row));
  }
}

@Resolver(() => PurchaseOrderChanged)
export class PurchaseOrderChangedResolver {
  constructor(
    private readonly queries: PurchaseOrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @ResolveField(() => PurchaseOrder, { nullable: true, description: 'As it is once the change is visible.' })
  async purchaseOrder(@Parent() { tenant, ref, position }: PurchaseOrderChanged) {
    await awaitPosition(this.views, position);
    const row = this.queries.byRef(tenant, ref);
    return row && toPurchaseOrder(row);
  }
}
