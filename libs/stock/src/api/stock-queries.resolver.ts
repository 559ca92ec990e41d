import { ProjectionHost } from '#eventing';
import {
  awaitPosition,
  EVERYBODY,
  graphqlEnum,
  IntFilter,
  LocalDateFilter,
  PageArgs,
  ReadArgs,
  type RequestContext,
  Roles,
  SortDirection,
  StringFilter,
  toConnection,
} from '#graphql-kit';
import type { Where } from '#query-kit';
import { Args, ArgsType, Context, Field, InputType, Query, Resolver } from '@nestjs/graphql';
import { StockQueries } from '../views/index.js';
import { toStockItem, toSupply } from './stock.mapper.js';
import { StockItem, StockItemConnection, SupplyConnection } from './stock.types.js';

export const StockItemSort = graphqlEnum('StockItemSort', ['SKU', 'WAITING_UNITS', 'AVAILABLE']);
export const SupplySort = graphqlEnum('SupplySort', ['DUE_DATE', 'SKU']);

@InputType()
export class StockItemWhere {
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) name?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) category?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) supplier?: StringFilter | null;
  @Field(() => IntFilter, { nullable: true }) available?: IntFilter | null;
  @Field(() => IntFilter, { nullable: true }) waitingUnits?: IntFilter | null;
  @Field(() => [StockItemWhere], { nullable: true }) AND?: StockItemWhere[] | null;
  @Field(() => [StockItemWhere], { nullable: true }) OR?: StockItemWhere[] | null;
  @Field(() => StockItemWhere, { nullable: true }) NOT?: StockItemWhere | null;
}

@InputType()
export class StockItemOrder {
  @Field(() => StockItemSort) field!: keyof typeof StockItemSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@InputType()
export class SupplyWhere {
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) state?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) reference?: StringFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) dueDate?: LocalDateFilter | null;
  @Field(() => [SupplyWhere], { nullable: true }) AND?: SupplyWhere[] | null;
  @Field(() => [SupplyWhere], { nullable: true }) OR?: SupplyWhere[] | null;
  @Field(() => SupplyWhere, { nullable: true }) NOT?: SupplyWhere | null;
}

@InputType()
export class SupplyOrder {
  @Field(() => SupplySort) field!: keyof typeof SupplySort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class StockItemArgs extends ReadArgs {
  @Field({ defaultValue: 'main' }) location!: string;
  @Field() sku!: string;
}

@ArgsType()
export class StockItemsArgs extends PageArgs {
  @Field(() => StockItemWhere, { nullable: true }) where?: StockItemWhere | null;
  @Field(() => [StockItemOrder], { nullable: true }) orderBy?: StockItemOrder[] | null;
}

@ArgsType()
export class SuppliesArgs extends PageArgs {
  @Field(() => SupplyWhere, { nullable: true }) where?: SupplyWhere | null;
  @Field(() => [SupplyOrder], { nullable: true }) orderBy?: SupplyOrder[] | null;
}

@Resolver()
export class StockQueriesResolver {
  constructor(
    private readonly queries: StockQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => StockItem, { nullable: true, description: 'Null when nothing is known of the SKU.' })
  async stockItem(@Args() args: StockItemArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const row = this.queries.item(actor.tenant, args.location, args.sku);
    return row && toStockItem(row);
  }

  @Roles(...EVERYBODY)
  @Query(() => StockItemConnection)
  async stockItems(@Args() args: StockItemsArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.items(actor.tenant, { ...page, where: filter }), toStockItem, () =>
      this.queries.countItems(actor.tenant, filter),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => SupplyConnection, { description: 'Goods expected, received and cancelled, by due date.' })
  async supply(@Args() args: SuppliesArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.supplies(actor.tenant, { ...page, where: filter }), toSupply, () =>
      this.queries.countSupplies(actor.tenant, filter),
    );
  }
}
