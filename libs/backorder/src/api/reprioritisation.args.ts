import {
  BooleanFilter,
  DateTimeFilter,
  graphqlEnum,
  PageArgs,
  ReadArgs,
  SortDirection,
  StringFilter,
} from '#graphql-kit';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';

export const ReprioritisationBatchSort = graphqlEnum('ReprioritisationBatchSort', ['AT']);

@InputType()
export class ReprioritisationBatchWhere {
  @Field(() => DateTimeFilter, { nullable: true }) at?: DateTimeFilter | null;
  @Field(() => StringFilter, { nullable: true }) by?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true, description: 'By the names of ReprioritisationAction.' })
  action?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) reasonCode?: StringFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'In whole or in part.' })
  undone?: BooleanFilter | null;
  @Field(() => [ReprioritisationBatchWhere], { nullable: true }) AND?: ReprioritisationBatchWhere[] | null;
  @Field(() => [ReprioritisationBatchWhere], { nullable: true }) OR?: ReprioritisationBatchWhere[] | null;
  @Field(() => ReprioritisationBatchWhere, { nullable: true }) NOT?: ReprioritisationBatchWhere | null;
}

@InputType()
export class ReprioritisationBatchOrder {
  @Field(() => ReprioritisationBatchSort) field!: keyof typeof ReprioritisationBatchSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class ReprioritisationBatchArgs extends ReadArgs {
  @Field(() => ID) id!: string;
}

@ArgsType()
export class ReprioritisationBatchesArgs extends PageArgs {
  @Field(() => ReprioritisationBatchWhere, { nullable: true }) where?: ReprioritisationBatchWhere | null;
  @Field(() => [ReprioritisationBatchOrder], { nullable: true }) orderBy?:
    ReprioritisationBatchOrder[] | null;
}
