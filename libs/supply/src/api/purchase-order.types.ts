import {
  connectionOf,
  DateTime,
  graphqlEnum,
  LocalDate,
  Money,
  MutationPayload,
  Revision,
  USER_ERRORS,
} from '#graphql-kit';
import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';

export const PurchaseOrderStatus = graphqlEnum('PurchaseOrderStatus', [
  'PLACED',
  'CONFIRMED',
  'SHIPPED',
  'PARTLY_RECEIVED',
  'RECEIVED',
  'CANCELLED',
]);
export const InboundState = graphqlEnum('InboundState', ['ANNOUNCED', 'PARTLY_RECEIVED', 'RECEIVED']);
export const RejectionReason = graphqlEnum(
  'RejectionReason',
  ['DAMAGED', 'WRONG_ITEM', 'QUALITY', 'EXPIRED', 'NOT_ORDERED', 'OTHER'],
  'Why goods that came were not taken.',
);

@ObjectType({ isAbstract: true })
abstract class PurchaseUnits {
  @Field(() => Int, { description: 'As it is now, after changes and cancellations.' }) ordered!: number;
  @Field(() => Int, { description: 'On their way by a shipment.' }) announced!: number;
  @Field(() => Int) accepted!: number;
  @Field(() => Int, { description: 'Came and were not taken; they are not expected again.' })
  rejected!: number;
  @Field(() => Int, { description: 'Still to be announced.' }) open!: number;
}

@ObjectType()
export class PurchaseOrderLine extends PurchaseUnits {
  @Field(() => Int) lineNo!: number;
  @Field() sku!: string;
  @Field(() => Int, { description: 'When the order was placed.' }) askedQuantity!: number;
  @Field(() => LocalDate, { nullable: true, description: 'When the order was placed.' }) askedDate!:
    string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Of the units that are open; null: nobody said when.',
  })
  expectedDate!: string | null;
  @Field({ description: 'Whether the supplier has stated a date.' }) confirmed!: boolean;
  @Field(() => Money, { nullable: true }) unitCost!: Money | null;
}

@ObjectType({ description: 'Goods ordered from a supplier for a location.' })
export class PurchaseOrder extends PurchaseUnits {
  @Field() ref!: string;
  @Field() location!: string;
  @Field() supplier!: string;
  @Field(() => PurchaseOrderStatus) status!: keyof typeof PurchaseOrderStatus;
  @Field(() => DateTime) placedAt!: string;
  @Field(() => String, { nullable: true }) currency!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Percent of a line that may be accepted beyond it; null: any number of units.',
  })
  overReceiptPercent!: number | null;
  @Field(() => Revision) revision!: string;
}

@ObjectType()
export class InboundLine {
  @Field(() => Int) lineNo!: number;
  @Field() sku!: string;
  @Field(() => Int) announced!: number;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int, { description: 'Announced, and did not come with it.' }) missing!: number;
  @Field(() => Int, { description: 'Still to come with it.' }) outstanding!: number;
}

@ObjectType({ description: 'A shipment that a supplier announced (ASN).' })
export class InboundShipment {
  @Field() ref!: string;
  @Field() shipmentRef!: string;
  @Field() location!: string;
  @Field() supplier!: string;
  @Field(() => String, { nullable: true }) carrier!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Null: nobody said when.' }) eta!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Of the last receipt.' }) receivedAt!: string | null;
  @Field(() => InboundState) state!: keyof typeof InboundState;
}

@ObjectType()
export class PurchaseOrderConnection extends connectionOf(PurchaseOrder, 'PurchaseOrder') {}

@ObjectType()
export class InboundShipmentConnection extends connectionOf(InboundShipment, 'InboundShipment') {}

@ObjectType()
export class PurchaseOrderChanged extends MutationPayload {
  tenant!: string;
  @Field() ref!: string;
}

export const PurchaseOrderResult = createUnionType({
  name: 'PurchaseOrderResult',
  types: () => [PurchaseOrderChanged, ...USER_ERRORS] as const,
});
