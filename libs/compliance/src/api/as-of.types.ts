import { DateTime, LocalDate, Position, Revision } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What 16 CFR 435 said of a line then. Dates are days in the zone of its order.' })
export class LineObligationThen {
  @Field() state!: string;
  @Field(() => LocalDate, { nullable: true, description: 'The end of the applicable time.' }) shipBy!:
    string | null;
  @Field(() => LocalDate, { nullable: true }) currentShipBy!: string | null;
  @Field(() => String, { nullable: true }) noticeClass!: string | null;
  @Field(() => String, { nullable: true, description: 'CONSENT or CANCEL.' }) silenceMeans!: string | null;
  @Field(() => LocalDate, { nullable: true }) consentDueBy!: string | null;
  @Field(() => LocalDate, { nullable: true }) renewedOptionDueBy!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The period ends then.' }) boundaryAt!: string | null;
  @Field(() => String, { nullable: true }) cancelReason!: string | null;
  @Field(() => LocalDate, { nullable: true }) refundDueBy!: string | null;
  @Field(() => [String]) violations!: readonly string[];
}

@ObjectType()
export class OrderLineThen {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) lineNo!: number;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int) quantity!: number;
  @Field(() => Int) allocated!: number;
  @Field(() => Int) backordered!: number;
  @Field(() => Int) shipped!: number;
  @Field(() => Int) cancelled!: number;
  @Field(() => Int) refused!: number;
  @Field(() => Int) returned!: number;
  @Field(() => LineObligationThen, { nullable: true }) obligation!: LineObligationThen | null;
}

@ObjectType({ description: 'An order as it was known at a moment. Without personal data.' })
export class OrderThen {
  @Field(() => ID) id!: string;
  @Field() ref!: string;
  @Field({ description: 'As OrderStatus.' }) status!: string;
  @Field() onHold!: boolean;
  @Field(() => DateTime) placedAt!: string;
  @Field(() => [OrderLineThen]) lines!: readonly OrderLineThen[];
  @Field(() => Revision) revision!: string;
  @Field(() => Position, { description: 'Of the last event that was known.' }) asOfPosition!: string;
}

@ObjectType()
export class BackorderThen {
  @Field(() => ID) id!: string;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => Int, { description: '1 is next.' }) position!: number;
  @Field(() => Int) quantityAhead!: number;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) allocated!: number;
  @Field() onHold!: boolean;
}

@ObjectType({ description: 'A SKU and its queue as they were known at a moment.' })
export class BackorderQueueThen {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int) onHand!: number;
  @Field(() => Int) available!: number;
  @Field(() => Int) onOrder!: number;
  @Field(() => Int) waitingLines!: number;
  @Field(() => Int) waitingUnits!: number;
  @Field(() => [BackorderThen], { description: 'The first of them, in the order in which they were served.' })
  backorders!: readonly BackorderThen[];
  @Field(() => Revision) revision!: string;
  @Field(() => Position, { description: 'Of the last event that was known.' }) asOfPosition!: string;
}
