import {
  DateTime,
  DateTimeFilter,
  graphqlEnum,
  LocalDateFilter,
  PageArgs,
  ReadArgs,
  SortDirection,
  StringFilter,
} from '#graphql-kit';
import { ArgsType, Field, InputType } from '@nestjs/graphql';

export const ObligationSort = graphqlEnum('ObligationSort', ['DUE_AT', 'SETTLED_AT', 'ORDER_REF']);
export const ViolationSort = graphqlEnum('ViolationSort', ['FOUND_AT', 'ORDER_REF', 'CODE']);
export const NoticeSort = graphqlEnum('NoticeSort', ['REQUESTED_AT', 'ORDER_REF', 'KIND']);

@InputType()
export class ObligationWhere {
  @Field(() => StringFilter, { nullable: true }) kind?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) state?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderId?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) tender?: StringFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) dueBy?: LocalDateFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) dueAt?: DateTimeFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) settledAt?: DateTimeFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) projectedDate?: LocalDateFilter | null;
  @Field(() => [ObligationWhere], { nullable: true }) AND?: ObligationWhere[] | null;
  @Field(() => [ObligationWhere], { nullable: true }) OR?: ObligationWhere[] | null;
  @Field(() => ObligationWhere, { nullable: true }) NOT?: ObligationWhere | null;
}

@InputType()
export class ObligationOrder {
  @Field(() => ObligationSort) field!: keyof typeof ObligationSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class ObligationsArgs extends PageArgs {
  @Field(() => ObligationWhere, { nullable: true }) where?: ObligationWhere | null;
  @Field(() => String, { nullable: true, description: 'Those that are about a line of this SKU.' })
  sku?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: open, and its time is over. False: all others.',
  })
  overdue?: boolean | null;
  @Field(() => [ObligationOrder], { nullable: true }) orderBy?: ObligationOrder[] | null;
}

@InputType()
export class ViolationWhere {
  @Field(() => StringFilter, { nullable: true }) code?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderId?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) sku?: StringFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) foundAt?: DateTimeFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) correctedAt?: DateTimeFilter | null;
  @Field(() => [ViolationWhere], { nullable: true }) AND?: ViolationWhere[] | null;
  @Field(() => [ViolationWhere], { nullable: true }) OR?: ViolationWhere[] | null;
  @Field(() => ViolationWhere, { nullable: true }) NOT?: ViolationWhere | null;
}

@InputType()
export class ViolationOrder {
  @Field(() => ViolationSort) field!: keyof typeof ViolationSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class ViolationsArgs extends PageArgs {
  @Field(() => ViolationWhere, { nullable: true }) where?: ViolationWhere | null;
  @Field(() => [ViolationOrder], { nullable: true }) orderBy?: ViolationOrder[] | null;
}

@InputType()
export class NoticeWhere {
  @Field(() => StringFilter, { nullable: true }) orderId?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) orderRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) kind?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) state?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) language?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) channel?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) templateId?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) contentHash?: StringFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) requestedAt?: DateTimeFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) sentAt?: DateTimeFilter | null;
  @Field(() => [NoticeWhere], { nullable: true }) AND?: NoticeWhere[] | null;
  @Field(() => [NoticeWhere], { nullable: true }) OR?: NoticeWhere[] | null;
  @Field(() => NoticeWhere, { nullable: true }) NOT?: NoticeWhere | null;
}

@InputType()
export class NoticeOrder {
  @Field(() => NoticeSort) field!: keyof typeof NoticeSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class NoticeHistoryArgs extends PageArgs {
  @Field(() => NoticeWhere, { nullable: true }) where?: NoticeWhere | null;
  @Field(() => [NoticeOrder], { nullable: true }) orderBy?: NoticeOrder[] | null;
}

@ArgsType()
export class ComplianceSummaryArgs extends ReadArgs {
  @Field(() => DateTime, { description: 'Belongs to the period.' }) from!: string;
  @Field(() => DateTime, { description: 'Does not.' }) to!: string;
}
