import {
  connectionOf,
  DateTime,
  LocalDate,
  Money,
  MutationPayload,
  Revision,
  USER_ERRORS,
} from '#graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { OrderRow } from '../views/index.js';
import { LineOutcomeKind, LineStatus, OrderStatus, RefusalReason, ShipPolicy } from './order.enums.js';

@ObjectType()
export class PostalAddress {
  @Field(() => [String]) lines!: string[];
  @Field(() => String, { nullable: true }) city!: string | null;
  @Field(() => String, { nullable: true }) region!: string | null;
  @Field(() => String, { nullable: true }) postalCode!: string | null;
  @Field(() => String, { nullable: true }) country!: string | null;
}

@ObjectType({ description: 'The buyer. Name, e-mail and address are null where unknown or erased.' })
export class Customer {
  @Field() ref!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => PostalAddress, { nullable: true }) address!: PostalAddress | null;
  @Field(() => String, { nullable: true }) segment!: string | null;
  @Field(() => Int, { description: '1 is served first, 9 last.' }) tier!: number;
}

@ObjectType({
  description: 'quantity = cancelled + refused + shipped + allocated + backordered, once sourced.',
})
export class OrderLine {
  @Field(() => ID) id!: string;
  @Field(() => Int) lineNo!: number;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => LineStatus) status!: keyof typeof LineStatus;
  @Field(() => Int) quantity!: number;
  @Field(() => Int) allocated!: number;
  @Field(() => Int) backordered!: number;
  @Field(() => Int) shipped!: number;
  @Field(() => Int) cancelled!: number;
  @Field(() => Int) refused!: number;
  @Field(() => Int) returned!: number;
  @Field(() => Money) unitPrice!: Money;
  @Field(() => ShipPolicy) shipPolicy!: keyof typeof ShipPolicy;
  @Field(() => String, { nullable: true }) shipGroup!: string | null;
  @Field(() => LocalDate, { nullable: true }) requiredDate!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The line whose goods these replace, as the buyer agreed.',
  })
  substituteFor!: string | null;
}

@ObjectType()
export class ShipmentLine {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) quantity!: number;
}

@ObjectType()
export class Shipment {
  @Field(() => ID) id!: string;
  @Field() carrier!: string;
  @Field(() => String, { nullable: true }) tracking!: string | null;
  @Field(() => DateTime, { description: 'When the carrier had the goods.' }) handedOverAt!: string;
  @Field(() => [ShipmentLine]) lines!: ShipmentLine[];
}

@ObjectType()
export class Order {
  /** What the lists of the order are looked up with. */
  row!: OrderRow;

  @Field(() => ID) id!: string;
  @Field({ description: 'The order number of the upstream system; unique.' }) ref!: string;
  @Field(() => OrderStatus) status!: keyof typeof OrderStatus;
  @Field() onHold!: boolean;
  @Field(() => DateTime) placedAt!: string;
  @Field({ description: 'IANA name: legal days are counted in it.' }) timeZone!: string;
  @Field() channel!: string;
  @Field(() => [String]) tags!: string[];
  @Field(() => Money) goods!: Money;
  @Field(() => Money) shipping!: Money;
  @Field(() => Money) discount!: Money;
  @Field(() => Int) lineCount!: number;
  @Field(() => Revision) revision!: string;
}

@ObjectType()
export class OrderConnection extends connectionOf(Order, 'Order') {}

@ObjectType({ description: 'What became of a line when it was placed: decided and durable.' })
export class LineOutcome {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) lineNo!: number;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int) quantity!: number;
  @Field(() => LineOutcomeKind) outcome!: keyof typeof LineOutcomeKind;
  @Field(() => Int) allocated!: number;
  @Field(() => Int) backordered!: number;
  @Field(() => Int) refused!: number;
  @Field(() => RefusalReason, { nullable: true }) refusalReason!: keyof typeof RefusalReason | null;
  @Field(() => ID, { nullable: true }) backorderId!: string | null;
  @Field(() => Int, { nullable: true, description: '1 is next.' }) queuePosition!: number | null;
  @Field(() => Int, { nullable: true, description: 'Units that wait in front.' }) quantityAhead!:
    number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Null when no dated supply covers it.' })
  projectedDate!: string | null;
}

export type PlacingStatus = 'SOURCED' | 'PENDING';

@ObjectType()
export class PlaceOrderAccepted extends MutationPayload {
  tenant!: string;
  @Field(() => ID) orderId!: string;
  @Field() ref!: string;
  @Field(() => String, { description: 'SOURCED, or PENDING when a line has no outcome yet.' })
  status!: PlacingStatus;
  @Field(() => [LineOutcome]) lines!: LineOutcome[];
}

@ObjectType()
export class OrderChanged extends MutationPayload {
  tenant!: string;
  @Field(() => ID) orderId!: string;
}

export const PlaceOrderResult = createUnionType({
  name: 'PlaceOrderResult',
  types: () => [PlaceOrderAccepted, ...USER_ERRORS] as const,
});

export const OrderResult = createUnionType({
  name: 'OrderResult',
  types: () => [OrderChanged, ...USER_ERRORS] as const,
});
