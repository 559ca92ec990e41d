import {
  connectionOf,
  DateTime,
  DateTimeFilter,
  graphqlEnum,
  LocalDate,
  LocalDateFilter,
  PageArgs,
  SortDirection,
  StringFilter,
} from '#graphql-kit';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { DEFAULT_THRESHOLDS } from './alert-desk.js';
import { AlertKind } from './live.types.js';

export const AlertSort = graphqlEnum('AlertSort', ['SINCE', 'DUE_BY', 'KIND']);

@ObjectType({ description: 'Something that needs somebody, as of now. It ends when its cause does.' })
export class Alert {
  @Field(() => ID) id!: string;
  @Field(() => AlertKind) kind!: keyof typeof AlertKind;
  @Field(() => DateTime, { description: 'When it rose.' }) since!: string;
  @Field({ description: 'For people: names the order or the supply, the SKU, the quantity and the day.' })
  message!: string;
  @Field({ description: 'What to do next.' }) nextStep!: string;
  @Field(() => ID, { nullable: true }) orderId!: string | null;
  @Field(() => String, { nullable: true }) orderRef!: string | null;
  @Field(() => ID, { nullable: true }) lineId!: string | null;
  @Field(() => String, { nullable: true }) location!: string | null;
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => ID, { nullable: true }) supplyId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Units concerned.' }) quantity!: number | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day by which it is owed, was promised or was to come.',
  })
  dueBy!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Null when no known day is expected.' })
  projectedDate!: string | null;
}

@ObjectType()
export class AlertConnection extends connectionOf(Alert, 'Alert') {}

@InputType()
export class AlertWhere {
  @Field(() => StringFilter, { nullable: true }) kind?: StringFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) since?: DateTimeFilter | null;
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderRef?: StringFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) dueBy?: LocalDateFilter | null;
  @Field(() => [AlertWhere], { nullable: true }) AND?: AlertWhere[] | null;
  @Field(() => [AlertWhere], { nullable: true }) OR?: AlertWhere[] | null;
  @Field(() => AlertWhere, { nullable: true }) NOT?: AlertWhere | null;
}

@InputType()
export class AlertOrder {
  @Field(() => AlertSort) field!: keyof typeof AlertSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class AlertsArgs extends PageArgs {
  @Field(() => AlertWhere, { nullable: true }) where?: AlertWhere | null;
  @Field(() => [AlertOrder], { nullable: true }) orderBy?: AlertOrder[] | null;

  @Min(0)
  @Max(365)
  @Field(() => Int, { defaultValue: DEFAULT_THRESHOLDS.deadlineWithinDays })
  deadlineWithinDays!: number;

  @Min(0)
  @Max(3650)
  @Field(() => Int, {
    defaultValue: DEFAULT_THRESHOLDS.starvingAfterDays,
    description: 'Where the policy of the queue has no guard; where it has one, that counts.',
  })
  starvingAfterDays!: number;
}
