import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles, toConnection } from '#graphql-kit';
import type { Clock } from '#kernel';
import type { Where } from '#query-kit';
import { StockQueries } from '#stock/views';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { BackorderQueries, type BackorderRow } from '../views/index.js';
import { BackorderArgs, BackorderQueueArgs, BackordersArgs, TopWaitingArgs } from './backorder.args.js';
import { supplyOf, toBackorder, toQueued } from './backorder.mapper.js';
import { Backorder, BackorderConnection, BackorderQueue, WaitingSku } from './backorder.types.js';

@Resolver()
export class BackorderResolver {
  constructor(
    private readonly queries: BackorderQueries,
    private readonly stock: StockQueries,
    private readonly views: ProjectionHost,
    @Inject('Clock') private readonly clock: Clock,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => Backorder, { nullable: true })
  async backorder(@Args() { id, minPosition }: BackorderArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.byId(actor.tenant, id);
    return row && this.toBackorder(row, actor.tenant);
  }

  @Roles(...EVERYBODY)
  @Query(() => BackorderQueue, {
    description: 'Who waits for a SKU, in the order in which the queue is served.',
  })
  async backorderQueue(@Args() args: BackorderQueueArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    return this.views.reader.snapshot(() => this.queue(tenant, args));
  }

  @Roles(...EVERYBODY)
  @Query(() => BackorderConnection, { description: 'Over all SKUs; the oldest first when nothing is said.' })
  async backorders(@Args() args: BackordersArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, minPosition: _, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(
      this.queries.list(tenant, { ...page, where: filter }),
      (row) => this.toBackorder(row, tenant),
      () => this.queries.count(tenant, filter),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => [WaitingSku], { description: 'SKUs with the most units waiting.' })
  async topWaiting(@Args() { limit, minPosition }: TopWaitingArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    return this.queries.topWaiting(actor.tenant, limit);
  }

  /** To be read in one go, so that rows, totals and supply belong together. */
  private queue(tenant: string, args: BackorderQueueArgs) {
    const { location, sku, minPosition: _, ...page } = args;
    const supply = supplyOf(this.stock, tenant, args, this.today());
    const rows = this.queries.queue(tenant, location, sku, page);
    const totals = this.queries.queueTotals(tenant, location, sku);
    const connection = toConnection(
      rows,
      (row) => toQueued(row, supply),
      () => totals.lines,
    );
    return Object.assign(connection, {
      location,
      sku,
      waitingLines: totals.lines,
      waitingUnits: totals.units,
    });
  }

  private toBackorder(row: BackorderRow, tenant: string): Backorder {
    return toBackorder(row, this.queries, () => supplyOf(this.stock, tenant, row, this.today()), tenant);
  }

  private today(): string {
    return this.clock.now().slice(0, 10);
  }
}
