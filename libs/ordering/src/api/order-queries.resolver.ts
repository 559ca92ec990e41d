import { ProjectionHost } from '#eventing';
import {
  awaitPosition,
  BooleanFilter,
  DateTimeFilter,
  EVERYBODY,
  graphqlEnum,
  IntFilter,
  PageArgs,
  ReadArgs,
  type RequestContext,
  Roles,
  SortDirection,
  StringFilter,
  toConnection,
} from '#graphql-kit';
import type { Where } from '#query-kit';
import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  InputType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { OrderQueries } from '../views/index.js';
import { toCustomer, toOrder, toOrderLine, toShipments } from './order.mapper.js';
import { Customer, Order, OrderConnection, OrderLine, Shipment } from './order.types.js';

export const OrderSort = graphqlEnum('OrderSort', ['PLACED_AT', 'REF']);

@InputType()
export class OrderWhere {
  @Field(() => StringFilter, { nullable: true }) ref?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) status?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) customerRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) segment?: StringFilter | null;
  @Field(() => IntFilter, { nullable: true }) tier?: IntFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) placedAt?: DateTimeFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) onHold?: BooleanFilter | null;
  @Field(() => [OrderWhere], { nullable: true }) AND?: OrderWhere[] | null;
  @Field(() => [OrderWhere], { nullable: true }) OR?: OrderWhere[] | null;
  @Field(() => OrderWhere, { nullable: true }) NOT?: OrderWhere | null;
}

@InputType()
export class OrderOrder {
  @Field(() => OrderSort) field!: keyof typeof OrderSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class OrderArgs extends ReadArgs {
  @Field(() => ID, { nullable: true, description: 'This, or ref.' }) id?: string | null;
  @Field(() => String, { nullable: true }) ref?: string | null;
}

@ArgsType()
export class OrdersArgs extends PageArgs {
  @Field(() => OrderWhere, { nullable: true }) where?: OrderWhere | null;
  @Field(() => [OrderOrder], { nullable: true }) orderBy?: OrderOrder[] | null;
}

@Resolver(() => Order)
export class OrderQueriesResolver {
  constructor(
    private readonly queries: OrderQueries,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => Order, { nullable: true })
  async order(@Args() { id, ref, minPosition }: OrderArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = id ? this.queries.byId(actor.tenant, id) : this.queries.byRef(actor.tenant, ref ?? '');
    return row && toOrder(row);
  }

  @Roles(...EVERYBODY)
  @Query(() => OrderConnection, { description: 'Newest first when nothing is said.' })
  async orders(@Args() args: OrdersArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { where, ...page } = args;
    const filter = (where ?? null) as Where | null;
    return toConnection(this.queries.list(actor.tenant, { ...page, where: filter }), toOrder, () =>
      this.queries.count(actor.tenant, filter),
    );
  }

  @ResolveField(() => [OrderLine])
  lines(@Parent() { row }: Order): readonly OrderLine[] {
    return this.queries.linesOf(row).map((line) => toOrderLine(line, row.currency));
  }

  @ResolveField(() => Customer)
  customer(@Parent() { row }: Order): Customer {
    return toCustomer(row, this.queries.personOf(row));
  }

  @ResolveField(() => [Shipment])
  shipments(@Parent() { row }: Order): readonly Shipment[] {
    return toShipments(this.queries.shipmentsOf(row));
  }
}
