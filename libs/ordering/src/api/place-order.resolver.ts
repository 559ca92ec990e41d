import { ProjectionHost } from '#eventing';
import { awaitPosition, type RequestContext, Roles, runOnce } from '#graphql-kit';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PlaceOrder } from '../application/order-commands.js';
import { OrderQueries } from '../views/index.js';
import { toOrder } from './order.mapper.js';
import { Order, OrderChanged, PlaceOrderAccepted, PlaceOrderResult } from './order.types.js';
import { PlaceOrderInput } from './place-order.input.js';
import { toPlaceOrder, toPlaceOrderResult } from './place-order.mapper.js';

@Resolver(() => PlaceOrderAccepted)
export class PlaceOrderResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: OrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles('integrator', 'operations')
  @Mutation(() => PlaceOrderResult, {
    description: 'Takes an order and answers what became of each of its lines.',
  })
  async placeOrder(@Args('input') input: PlaceOrderInput, @Context() context: RequestContext) {
    const { tenant } = context.actor;
    const command = toPlaceOrder(input, tenant);
    const { idempotencyKey } = input;
    const placed = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.commands.execute(new PlaceOrder(command, meta)),
    );
    return toPlaceOrderResult(placed, tenant);
  }

  @ResolveField(() => Order, { nullable: true, description: 'The order, once it is visible.' })
  async order(@Parent() { tenant, orderId, position }: PlaceOrderAccepted): Promise<Order | null> {
    return changedOrder(this.queries, this.views, { tenant, orderId, position });
  }
}

@Resolver(() => OrderChanged)
export class OrderChangedResolver {
  constructor(
    private readonly queries: OrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @ResolveField(() => Order, { nullable: true, description: 'The order, once the change is visible.' })
  async order(@Parent() { tenant, orderId, position }: OrderChanged): Promise<Order | null> {
    return changedOrder(this.queries, this.views, { tenant, orderId, position });
  }
}

async function changedOrder(
  queries: OrderQueries,
  views: ProjectionHost,
  {
    tenant,
    orderId,
    position,
  }: { readonly tenant: string; readonly orderId: string; readonly position: string },
): Promise<Order | null> {
  await awaitPosition(views, position);
  const row = queries.byId(tenant, orderId);
  return row && toOrder(row);
}
