import { LocalDate, ReadArgs } from '#graphql-kit';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';

@ObjectType({ description: 'The line of a purchase order that a supply is.' })
export class PurchaseSource {
  @Field({ description: 'Of the purchase order.' }) ref!: string;
  @Field(() => Int) lineNo!: number;
  @Field() supplier!: string;
  @Field(() => String, { nullable: true, description: 'Null while no shipment is announced.' })
  shipmentRef!: string | null;
}

@ObjectType({ description: 'Units of a backorder and what is to cover them.' })
export class SupplyPeg {
  @Field(() => ID, { nullable: true, description: 'Null: units on the shelf.' }) supplyId!: string | null;
  @Field(() => Int) quantity!: number;
  @Field(() => LocalDate, { nullable: true }) dueDate!: string | null;
  @Field(() => PurchaseSource, { nullable: true, description: 'Null: not of a purchase order.' })
  purchase!: PurchaseSource | null;
}

@ObjectType({
  description: 'When supply that is on order has come before, by how long it took: a range, not a promise.',
})
export class ArrivalRange {
  @Field(() => LocalDate) earliest!: string;
  @Field(() => LocalDate) latest!: string;
  @Field(() => Int, { description: 'How often of a hundred times it lies within, if it goes as before.' })
  confidencePercent!: number;
  @Field(() => Int, { description: 'How many receipts this is seen from.' }) receipts!: number;
}

@ObjectType({ isAbstract: true })
abstract class QueueLine {
  @Field(() => ID) backorderId!: string;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => Int, { description: '1 is next.' }) position!: number;
  @Field(() => Int, { description: 'Units that wait.' }) waiting!: number;
}

@ObjectType()
export class PeggedBackorder extends QueueLine {
  @Field(() => Int, { description: 'Units that this supply is to cover.' }) quantity!: number;
}

@ObjectType({ description: 'Whom a supply is to cover, if everything comes as it is expected.' })
export class SupplyPegging {
  @Field(() => ID) supplyId!: string;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => LocalDate, { nullable: true }) dueDate!: string | null;
  @Field(() => Int) outstanding!: number;
  @Field(() => Int, { description: 'Units of it that are waited for.' }) claimed!: number;
  @Field(() => PurchaseSource, { nullable: true }) purchase!: PurchaseSource | null;
  @Field(() => [PeggedBackorder], { description: 'In the order of the queue.' })
  backorders!: PeggedBackorder[];
  @Field({ description: 'Whether there are more than were asked for.' }) more!: boolean;
}

@ObjectType()
export class MovedBackorder extends QueueLine {
  @Field(() => LocalDate, { nullable: true }) projectedDate!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'What it would be.' })
  projectedDateThen!: string | null;
}

@ObjectType({ description: 'What would follow if a supply came on another day. Nothing is changed.' })
export class SupplySlipPreview {
  @Field(() => ID) supplyId!: string;
  @Field(() => LocalDate, { nullable: true }) dueDate!: string | null;
  @Field(() => LocalDate, { nullable: true }) dueDateThen!: string | null;
  @Field(() => Int, { description: 'Backorders whose projected date would move.' }) movedLines!: number;
  @Field(() => Int, { description: 'Units that wait with them.' }) movedUnits!: number;
  @Field(() => [MovedBackorder], { description: 'In the order of the queue.' })
  backorders!: MovedBackorder[];
  @Field({ description: 'False: the queue is so long that only its first 10,000 lines were looked at.' })
  complete!: boolean;
}

@ArgsType()
export class SupplyPeggingArgs extends ReadArgs {
  @Field(() => ID) supplyId!: string;
  @Min(1) @Max(100) @Field(() => Int, { defaultValue: 20 }) first!: number;
}

@ArgsType()
export class SupplySlipArgs extends SupplyPeggingArgs {
  @Field(() => LocalDate, { nullable: true, description: 'Null: nobody knows when it comes, or never.' })
  dueDate?: string | null;
}
