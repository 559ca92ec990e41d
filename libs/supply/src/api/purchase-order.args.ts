import {
  DateTimeFilter,
  graphqlEnum,
  IntFilter,
  LocalDateFilter,
  PageArgs,
  ReadArgs,
  SortDirection,
  StringFilter,
} from '#graphql-kit';
import { ArgsType, Field, InputType } from '@nestjs/graphql';

export const PurchaseOrderSort = graphqlEnum('PurchaseOrderSort', ['PLACED_AT', 'REF']);
export const InboundShipmentSort = graphqlEnum('InboundShipmentSort', ['ETA', 'REF']);

@InputType()
export class PurchaseOrderWhere {
  @Field(() => StringFilter, { nullable: true }) ref?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) supplier?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true, description: 'A PurchaseOrderStatus.' })
  status?: StringFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) placedAt?: DateTimeFilter | null;
  @Field(() => IntFilter, { nullable: true }) open?: IntFilter | null;
  @Field(() => [PurchaseOrderWhere], { nullable: true }) AND?: PurchaseOrderWhere[] | null;
  @Field(() => [PurchaseOrderWhere], { nullable: true }) OR?: PurchaseOrderWhere[] | null;
  @Field(() => PurchaseOrderWhere, { nullable: true }) NOT?: PurchaseOrderWhere | null;
}

@InputType()
export class PurchaseOrderOrder {
  @Field(() => PurchaseOrderSort) field!: keyof typeof PurchaseOrderSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@InputType()
export class InboundShipmentWhere {
  @Field(() => StringFilter, { nullable: true, description: 'Of the purchase order.' })
  ref?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) shipmentRef?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) location?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true, description: 'An InboundState.' }) state?: StringFilter | null;
  @Field(() => LocalDateFilter, { nullable: true }) eta?: LocalDateFilter | null;
  @Field(() => [InboundShipmentWhere], { nullable: true }) AND?: InboundShipmentWhere[] | null;
  @Field(() => [InboundShipmentWhere], { nullable: true }) OR?: InboundShipmentWhere[] | null;
  @Field(() => InboundShipmentWhere, { nullable: true }) NOT?: InboundShipmentWhere | null;
}

@InputType()
export class InboundShipmentOrder {
  @Field(() => InboundShipmentSort) field!: keyof typeof InboundShipmentSort;
  @Field(() => SortDirection, { defaultValue: 'ASC' }) direction!: SortDirection;
}

@ArgsType()
export class PurchaseOrderArgs extends ReadArgs {
  @Field() ref!: string;
}

@ArgsType()
export class PurchaseOrdersArgs extends PageArgs {
  @Field(() => PurchaseOrderWhere, { nullable: true }) where?: PurchaseOrderWhere | null;
  @Field(() => [PurchaseOrderOrder], { nullable: true }) orderBy?: PurchaseOrderOrder[] | null;
}

@ArgsType()
export class InboundShipmentsArgs extends PageArgs {
  @Field(() => InboundShipmentWhere, { nullable: true }) where?: InboundShipmentWhere | null;
  @Field(() => [InboundShipmentOrder], { nullable: true }) orderBy?: InboundShipmentOrder[] | null;
}
