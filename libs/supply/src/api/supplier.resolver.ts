import { ProjectionHost } from '#eventing';
import {
  awaitPosition,
  EVERYBODY,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toConnection,
  toUserError,
} from '#graphql-kit';
import type { Where } from '#query-kit';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SupplyExecutor } from '../application/supply-executor.js';
import { supplierCommands } from '../contract/index.js';
import { leadTimeStatistics } from '../domain/index.js';
import { LeadTimeQueries } from '../views/index.js';
import { toLeadTime, toSupplier } from './supplier.mapper.js';
import {
  DescribeSupplierInput,
  LeadTimeConnection,
  LeadTimesArgs,
  Supplier,
  SupplierArgs,
  SupplierChanged,
  SupplierConnection,
  SupplierResult,
  SuppliersArgs,
} from './supplier.types.js';

@Resolver(() => SupplierChanged)
export class SupplierResolver {
  constructor(
    private readonly executor: SupplyExecutor,
    private readonly queries: LeadTimeQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles('operations', 'integrator')
  @Mutation(() => SupplierResult)
  async describeSupplier(@Args('input') input: DescribeSupplierInput, @Context() context: RequestContext) {
    const { ref, name, defaultLeadTimeDays = null, idempotencyKey, expectedRevision } = input;
    const type = 'supply.DescribeSupplier' as const;
    const command = { type, ...parseCommand(supplierCommands[type], { ref, name, defaultLeadTimeDays }) };
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.executor.describeSupplier(command, meta, ifRevision),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    const { tenant } = context.actor;
    return Object.assign(new SupplierChanged(), payloadOf(execution), { tenant, ref });
  }

  @ResolveField(() => Supplier, { nullable: true, description: 'As it is once the change is visible.' })
  async supplier(@Parent() { tenant, ref, position }: SupplierChanged) {
    await awaitPosition(this.views, position);
    const row = this.queries.supplier(tenant, ref);
    return row && toSupplier(row);
  }
}

@Resolver()
export class SupplierQueriesResolver {
  constructor(
    private readonly queries: LeadTimeQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => Supplier, { nullable: true, description: 'Null when nothing is known of the supplier.' })
  async supplier(@Args() { ref, minPosition }: SupplierArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.supplier(actor.tenant, ref);
    return row && toSupplier(row);
  }

  @Roles(...EVERYBODY)
  @Query(() => SupplierConnection)
  async suppliers(@Args() args: SuppliersArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.suppliers(actor.tenant, { ...page, where: filter }), toSupplier, () =>
      this.queries.countSuppliers(actor.tenant, filter),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => LeadTimeConnection, {
    description: 'How long goods took, as observed: by supplier, location and SKU.',
  })
  async leadTimes(@Args() args: LeadTimesArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(
      this.queries.leadTimes(tenant, { ...page, where: filter }),
      (key) => {
        const agreed = this.queries.supplier(tenant, key.supplier)?.defaultLeadTimeDays ?? null;
        return toLeadTime(key, leadTimeStatistics(this.queries.observed(tenant, key)), agreed);
      },
      () => this.queries.countLeadTimes(tenant, filter),
    );
  }
}
