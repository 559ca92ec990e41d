import {
  BooleanFilter,
  DateTimeFilter,
  graphqlEnum,
  IntFilter,
  LocalDateFilter,
  PageArgs,
  ReadArgs,
  SortDirection,
  StringFilter,
} from '#graphql-kit';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';

export const BackorderSort = graphqlEnum('BackorderSort', ['WAITING_SINCE', 'DUE_DATE', 'WAITING', 'SKU']);

@InputType()
export class BackorderWhere {
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) customerRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true, description: 'WAITING, ON_HOLD, FILLED or CANCELLED.' })
  state?: StringFilter | null;
  @Field(() => IntFilter, { nullable: true }) waiting?: IntFilter | null;
  @Field(() => IntFilter, { nullable: true }) priorityClass?: IntFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) dueDate?: LocalDateFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) waitingSince?: DateTimeFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) onHold?: BooleanFilter | null;
  @Field(() => StringFilter, { nullable: true, description: 'One of its tags fulfils all that is given.' })
  tag?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) channel?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) segment?: StringFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) promisedDate?: LocalDateFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) legalDeadline?: LocalDateFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) pinned?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) moved?: BooleanFilter | null;
  @Field(() => [BackorderWhere], { nullable: true }) AND?: BackorderWhere[] | null;
  @Field(() => [BackorderWhere], { nullable: true }) OR?: BackorderWhere[] | null;
  @Field(() => BackorderWhere, { nullable: true }) NOT?: BackorderWhere | null;
}

@InputType()
export class BackorderOrder {
  @Field(() => BackorderSort) field!: keyof typeof BackorderSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class BackorderArgs extends ReadArgs {
  @Field(() => ID) id!: string;
}

@ArgsType()
export class BackorderQueueArgs extends PageArgs {
  @Field({ defaultValue: 'main' }) location!: string;
  @Field() sku!: string;
}

@ArgsType()
export class BackordersArgs extends PageArgs {
  @Field(() => BackorderWhere, { nullable: true }) where?: BackorderWhere | null;
  @Field(() => [BackorderOrder], { nullable: true }) orderBy?: BackorderOrder[] | null;
}

@ArgsType()
export class TopWaitingArgs extends ReadArgs {
  @Min(1) @Max(100) @Field(() => Int, { defaultValue: 10 }) limit!: number;
}
