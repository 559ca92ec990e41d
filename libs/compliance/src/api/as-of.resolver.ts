import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import type { OrderFold } from '#ordering';
import type { SkuFold } from '#stock';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { OrderTrails } from '../application/order-trails.js';
import { PastStates } from '../application/past-states.js';
import { BackorderQueueAsOfArgs, ComplianceTrailArgs, OrderAsOfArgs, orderIdFrom } from './as-of.args.js';
import { toOrderThen, toQueueThen, toTrailEntry } from './as-of.mapper.js';
import { BackorderQueueThen, OrderThen } from './as-of.types.js';
import { ComplianceTrailEntry } from './trail.types.js';

@Resolver()
export class AsOfResolver {
  constructor(
    private readonly trails: OrderTrails,
    private readonly past: PastStates<OrderFold, SkuFold>,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => [ComplianceTrailEntry], {
    description:
      'What is on record of an order and its notices, oldest first; with asOf, what was known then.',
  })
  async complianceTrail(@Args() args: ComplianceTrailArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const orderId = orderIdFrom(actor.tenant, args);
    const entries = await this.trails.of(actor.tenant, orderId, args.asOf ?? {});
    const after = BigInt(args.after ?? 0);
    return entries
      .filter(({ position }) => position > after)
      .slice(0, args.first)
      .map(toTrailEntry);
  }

  @Roles(...EVERYBODY)
  @Query(() => OrderThen, {
    nullable: true,
    description: 'An order as it was known at a moment; null before it was placed.',
  })
  async orderAsOf(@Args() args: OrderAsOfArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const orderId = orderIdFrom(actor.tenant, args);
    const { order } = await this.past.order(actor.tenant, orderId, args.asOf ?? {});
    return order && toOrderThen(order);
  }

  @Roles(...EVERYBODY)
  @Query(() => BackorderQueueThen, {
    nullable: true,
    description: `Who waited for a SKU at a moment, and who was next; null before anything was known of it. Reads the whole
history of the SKU up to then: for audits, not for screens.`,
  })
  async backorderQueueAsOf(@Args() args: BackorderQueueAsOfArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { location, sku, asOf, first } = args;
    const fold = await this.past.queue(actor.tenant, location, sku, asOf ?? {});
    const queue = fold.queue(first);
    return queue && toQueueThen(queue, { location, sku });
  }
}
