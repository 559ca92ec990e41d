import {
  connectionOf,
  graphqlEnum,
  GuardedInput,
  IntFilter,
  MutationPayload,
  PageArgs,
  ReadArgs,
  Revision,
  SortDirection,
  StringFilter,
  USER_ERRORS,
} from '#graphql-kit';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, Max, Min } from 'class-validator';

export const SupplierSort = graphqlEnum('SupplierSort', ['REF', 'NAME']);
export const LeadTimeSort = graphqlEnum('LeadTimeSort', ['SUPPLIER', 'SKU', 'RECEIPTS']);

@ObjectType()
export class Supplier {
  @Field() ref!: string;
  @Field() name!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'What is agreed, from placing to receipt. No date is made from it.',
  })
  defaultLeadTimeDays!: number | null;
  @Field(() => Revision) revision!: string;
}

@ObjectType({
  description:
    'How many days goods took from the placing of their order to their receipt, by the units that came in that time.',
})
export class LeadTime {
  @Field() supplier!: string;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int, { description: 'Receipts of a line that this is seen from.' }) receipts!: number;
  @Field(() => Int, { description: 'Units that these brought into stock.' }) units!: number;
  @Field(() => Int) shortestDays!: number;
  @Field(() => Int, { description: 'A tenth of the units had come within.' }) p10Days!: number;
  @Field(() => Int, { description: 'Half of the units had come within.' }) medianDays!: number;
  @Field(() => Int, { description: 'Nine tenths of the units had come within.' }) p90Days!: number;
  @Field(() => Int) longestDays!: number;
  @Field(() => Int, { nullable: true, description: 'What is agreed with the supplier.' })
  defaultDays!: number | null;
}

@ObjectType()
export class SupplierConnection extends connectionOf(Supplier, 'Supplier') {}

@ObjectType()
export class LeadTimeConnection extends connectionOf(LeadTime, 'LeadTime') {}

@ObjectType()
export class SupplierChanged extends MutationPayload {
  tenant!: string;
  @Field() ref!: string;
}

export const SupplierResult = createUnionType({
  name: 'SupplierResult',
  types: () => [SupplierChanged, ...USER_ERRORS] as const,
});

@InputType()
export class DescribeSupplierInput extends GuardedInput {
  @Length(1, 64) @Field() ref!: string;
  @Length(1, 500) @Field() name!: string;
  @IsOptional() @Min(0) @Max(3650) @Field(() => Int, { nullable: true }) defaultLeadTimeDays?: number | null;
}

@InputType()
export class SupplierWhere {
  @Field(() => StringFilter, { nullable: true }) ref?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) name?: StringFilter | null;
  @Field(() => IntFilter, { nullable: true }) defaultLeadTimeDays?: IntFilter | null;
  @Field(() => [SupplierWhere], { nullable: true }) AND?: SupplierWhere[] | null;
  @Field(() => [SupplierWhere], { nullable: true }) OR?: SupplierWhere[] | null;
  @Field(() => SupplierWhere, { nullable: true }) NOT?: SupplierWhere | null;
}

@InputType()
export class SupplierOrder {
  @Field(() => SupplierSort) field!: keyof typeof SupplierSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@InputType()
export class LeadTimeWhere {
  @Field(() => StringFilter, { nullable: true }) supplier?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => IntFilter, { nullable: true }) receipts?: IntFilter | null;
  @Field(() => IntFilter, { nullable: true }) units?: IntFilter | null;
  @Field(() => [LeadTimeWhere], { nullable: true }) AND?: LeadTimeWhere[] | null;
  @Field(() => [LeadTimeWhere], { nullable: true }) OR?: LeadTimeWhere[] | null;
  @Field(() => LeadTimeWhere, { nullable: true }) NOT?: LeadTimeWhere | null;
}

@InputType()
export class LeadTimeOrder {
  @Field(() => LeadTimeSort) field!: keyof typeof LeadTimeSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class SupplierArgs extends ReadArgs {
  @Field() ref!: string;
}

@ArgsType()
export class SuppliersArgs extends PageArgs {
  @Field(() => SupplierWhere, { nullable: true }) where?: SupplierWhere | null;
  @Field(() => [SupplierOrder], { nullable: true }) orderBy?: SupplierOrder[] | null;
}

@ArgsType()
export class LeadTimesArgs extends PageArgs {
  @Field(() => LeadTimeWhere, { nullable: true }) where?: LeadTimeWhere | null;
  @Field(() => [LeadTimeOrder], { nullable: true }) orderBy?: LeadTimeOrder[] | null;
}
