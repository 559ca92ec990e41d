import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, PageArgs, type RequestContext, Roles, toConnection } from '#graphql-kit';
import type { Where } from '#query-kit';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReprioritisationQueries } from '../views/index.js';
import { Backorder } from './backorder.types.js';
import { ReprioritisationBatchArgs, ReprioritisationBatchesArgs } from './reprioritisation.args.js';
import { toBatch, toChange, toLast } from './reprioritisation.mapper.js';
import {
  LastReprioritised,
  ReprioritisationBatch,
  ReprioritisationBatchConnection,
  ReprioritisationChangeConnection,
} from './reprioritisation.types.js';

/** What was done to queues by hand. */
@Resolver(() => ReprioritisationBatch)
export class ReprioritisationResolver {
  constructor(
    private readonly queries: ReprioritisationQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => ReprioritisationBatch, { nullable: true })
  async reprioritisationBatch(
    @Args() { id, minPosition }: ReprioritisationBatchArgs,
    @Context() { actor }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.batch(actor.tenant, id);
    return row && toBatch(row);
  }

  @Roles(...EVERYBODY)
  @Query(() => ReprioritisationBatchConnection, { description: 'The latest first when nothing is said.' })
  async reprioritisationBatches(
    @Args() args: ReprioritisationBatchesArgs,
    @Context() { actor: { tenant } }: RequestContext,
  ) {
    await awaitPosition(this.views, args.minPosition);
    const { where, minPosition: _, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.list(tenant, { ...page, where: filter }), toBatch, () =>
      this.queries.count(tenant, filter),
    );
  }

  @ResolveField(() => ReprioritisationChangeConnection, { description: 'In the order of the batch.' })
  changes(
    @Parent() { id, changed }: ReprioritisationBatch,
    @Args() { minPosition: _, ...page }: PageArgs,
    @Context() { actor }: RequestContext,
  ) {
    return toConnection(this.queries.changes(actor.tenant, id, page), toChange, () => changed);
  }
}

@Resolver(() => Backorder)
export class LastReprioritisedResolver {
  constructor(private readonly queries: ReprioritisationQueries) {}

  @ResolveField(() => LastReprioritised, {
    nullable: true,
    description: 'Null: nobody ever changed it by hand.',
  })
  lastReprioritised(@Parent() { batchId }: Backorder, @Context() { actor }: RequestContext) {
    const row = batchId === null ? null : this.queries.batch(actor.tenant, batchId);
    return row && toLast(row);
  }
}
