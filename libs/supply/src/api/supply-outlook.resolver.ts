import { Backorder } from '#backorder';
import type { QueuedBackorderRow } from '#backorder/views';
import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PurchaseSupplyRow } from '../views/index.js';
import { type Place, SupplyOutlook } from './supply-outlook.js';
import {
  ArrivalRange,
  MovedBackorder,
  PeggedBackorder,
  PurchaseSource,
  SupplyPeg,
  SupplyPegging,
  SupplyPeggingArgs,
  SupplySlipArgs,
  SupplySlipPreview,
} from './supply-outlook.types.js';

@Resolver()
export class SupplyPeggingResolver {
  constructor(
    private readonly outlook: SupplyOutlook,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => SupplyPegging, { nullable: true, description: 'Null when there is no such supply.' })
  async supplyPegging(@Args() args: SupplyPeggingArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { supplyId, first } = args;
    const supply = this.outlook.supply(tenant, supplyId);
    if (!supply) return null;
    const { location, sku, dueDate, outstanding } = supply;
    const { claimed, rows } = this.outlook.pegging(tenant, supply, first + 1);
    const backorders = rows
      .slice(0, first)
      .map(({ row, quantity }) => Object.assign(new PeggedBackorder(), lineOf(row), { quantity }));
    const purchase = toSource(this.outlook.purchaseOf(tenant, supplyId));
    const more = rows.length > first;
    return { supplyId, location, sku, dueDate, outstanding, claimed, purchase, backorders, more };
  }

  @Roles(...EVERYBODY)
  @Query(() => SupplySlipPreview, {
    nullable: true,
    description: 'What would follow if a supply came on another day. Null when there is no such supply.',
  })
  async previewSupplySlip(@Args() args: SupplySlipArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { supplyId, first, dueDate: dueDateThen = null } = args;
    const supply = this.outlook.supply(tenant, supplyId);
    if (!supply) return null;
    const { moved, all: complete } = this.outlook.slip(tenant, supply, dueDateThen);
    const movedUnits = moved.reduce((sum, { row }) => sum + row.waiting, 0);
    const backorders = moved
      .slice(0, first)
      .map(({ row, from: projectedDate, to: projectedDateThen }) =>
        Object.assign(new MovedBackorder(), lineOf(row), { projectedDate, projectedDateThen }),
      );
    const { dueDate } = supply;
    return { supplyId, dueDate, dueDateThen, movedLines: moved.length, movedUnits, backorders, complete };
  }
}

@Resolver(() => Backorder)
export class BackorderSupplyResolver {
  constructor(private readonly outlook: SupplyOutlook) {}

  @ResolveField(() => [SupplyPeg], {
    description: 'What is to cover it, unit by unit, in the order in which it is used up.',
  })
  pegs(@Parent() backorder: Backorder, @Context() { actor }: RequestContext): readonly SupplyPeg[] {
    const place = placeOf(backorder);
    if (!place) return [];
    return this.outlook
      .pegsOf(actor.tenant, place)
      .map(({ purchase, ...peg }) => ({ ...peg, purchase: toSource(purchase) }));
  }

  @ResolveField(() => ArrivalRange, {
    nullable: true,
    description:
      'Beside the projected date: when such goods came before. Null unless all that it waits for is on order, not yet shipped, and 10 receipts of each were seen.',
  })
  projectedRange(@Parent() backorder: Backorder, @Context() { actor }: RequestContext): ArrivalRange | null {
    const place = placeOf(backorder);
    return place && this.outlook.rangeOf(actor.tenant, place);
  }
}

function placeOf({ location, sku, quantityAhead, waiting }: Backorder): Place | null {
  return quantityAhead === null || waiting === 0 ? null : { location, sku, quantityAhead, waiting };
}

function toSource(purchase: PurchaseSupplyRow | null): PurchaseSource | null {
  if (!purchase) return null;
  const { ref, lineNo, supplier, shipmentRef } = purchase;
  return { ref, lineNo, supplier, shipmentRef };
}

function lineOf({ id, orderId, orderRef, lineId, position, waiting }: QueuedBackorderRow) {
  return { backorderId: id, orderId, orderRef, lineId, position, waiting };
}
