import { connectionOf, graphqlEnum, LocalDate, MutationPayload, Revision, USER_ERRORS } from '#graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

export const BackorderMode = graphqlEnum(
  'BackorderMode',
  ['AUTO', 'SUGGEST_ONLY', 'MANUAL'],
  'Whether supply is allocated to the queue at once, on request, or backorder by backorder by hand.',
);
export const SupplyState = graphqlEnum('SupplyState', [
  'EXPECTED',
  'PARTLY_RECEIVED',
  'RECEIVED',
  'CANCELLED',
]);

@ObjectType({
  description:
    'A SKU at a location. received + returned + found = available + reserved + allocated + shipped + lost, always.',
})
export class StockItem {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) category!: string | null;
  @Field(() => String, { nullable: true }) supplier!: string | null;
  @Field(() => Int, { nullable: true }) reorderLevel!: number | null;
  @Field(() => Int, { description: 'On the shelf: available, reserved and allocated.' }) onHand!: number;
  @Field(() => Int, { description: 'On the shelf and nobody’s.' }) available!: number;
  @Field(() => Int, { description: 'Held by reservations.' }) reserved!: number;
  @Field(() => Int, { description: 'Held for order lines.' }) allocated!: number;
  @Field(() => Int) shipped!: number;
  @Field(() => Int) lost!: number;
  @Field(() => Int) received!: number;
  @Field(() => Int) returned!: number;
  @Field(() => Int) found!: number;
  @Field(() => Int, { description: 'Waited for by backorders.' }) waitingUnits!: number;
  @Field(() => Int, { description: 'Expected and not yet received.' }) onOrder!: number;
  @Field() backorderAllowed!: boolean;
  @Field(() => Int, { nullable: true }) backorderCap!: number | null;
  @Field(() => BackorderMode) backorderMode!: keyof typeof BackorderMode;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Nothing is allocated before that day; null: there is none, or it has come.',
  })
  releaseDate!: string | null;
  @Field(() => Revision) revision!: string;
}

@ObjectType({ description: 'Goods expected from a supplier.' })
export class Supply {
  @Field(() => ID) id!: string;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Null: nobody said when.' }) dueDate!: string | null;
  @Field(() => String, { nullable: true }) reference!: string | null;
  @Field(() => Int) expected!: number;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int) outstanding!: number;
  @Field(() => SupplyState) state!: keyof typeof SupplyState;
}

@ObjectType()
export class StockItemConnection extends connectionOf(StockItem, 'StockItem') {}

@ObjectType()
export class SupplyConnection extends connectionOf(Supply, 'Supply') {}

@ObjectType()
export class StockChanged extends MutationPayload {
  location!: string;
  sku!: string;
  tenant!: string;

  @Field(() => Int, { description: 'Units allocated to waiting lines by this decision.' })
  allocatedToBackorders!: number;

  @Field({ description: 'False: a long queue is still being served in the background.' })
  allocationComplete!: boolean;

  @Field(() => ID, { nullable: true, description: 'Of the supply or reservation concerned.' })
  subjectId!: string | null;
}

export const StockResult = createUnionType({
  name: 'StockResult',
  types: () => [StockChanged, ...USER_ERRORS] as const,
});
