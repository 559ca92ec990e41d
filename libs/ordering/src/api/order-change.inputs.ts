import { DateTime, GuardedInput } from '#graphql-kit';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CancelledBy } from './order.enums.js';

const UNITS = 1_000_000_000;

@InputType({ isAbstract: true })
export abstract class OrderInput extends GuardedInput {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'This, or orderRef.' }) orderId?:
    string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) orderRef?: string | null;
}

@InputType({ isAbstract: true })
abstract class OrderLineChange extends OrderInput {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'This, or lineNo.' }) lineId?:
    string | null;
  @IsOptional() @Min(1) @Field(() => Int, { nullable: true }) lineNo?: number | null;
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class CancelOrderLineInput extends OrderLineChange {
  @IsOptional()
  @Min(1)
  @Max(UNITS)
  @Field(() => Int, { nullable: true, description: 'Everything not shipped, when nothing is said.' })
  quantity?: number | null;

  @Field(() => CancelledBy) by!: keyof typeof CancelledBy;
}

@InputType()
export class ChangeLineQuantityInput extends OrderLineChange {
  @Min(1) @Max(UNITS) @Field(() => Int, { description: 'The new quantity of the line.' }) quantity!: number;
}

@InputType()
export class HoldOrderInput extends OrderInput {
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class ReleaseOrderInput extends OrderInput {
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class CancelOrderInput extends OrderInput {
  @Field(() => CancelledBy) by!: keyof typeof CancelledBy;
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class ShippedLineInput {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'This, or lineNo.' }) lineId?:
    string | null;
  @IsOptional() @Min(1) @Field(() => Int, { nullable: true }) lineNo?: number | null;
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
}

@InputType()
export class ConfirmShipmentInput extends OrderInput {
  @Length(1, 500) @Field() carrier!: string;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) tracking?: string | null;

  @IsOptional()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the carrier had the goods; now when nothing is said.',
  })
  handedOverAt?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(700)
  @ValidateNested({ each: true })
  @Type(() => ShippedLineInput)
  @Field(() => [ShippedLineInput])
  lines!: ShippedLineInput[];
}

@InputType()
export class ReturnedLineInput extends ShippedLineInput {
  @Field({ description: 'Whether the units can be sold again; they then serve the queue.' })
  restock!: boolean;
}

@InputType()
export class RecordReturnInput extends OrderInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(700)
  @ValidateNested({ each: true })
  @Type(() => ReturnedLineInput)
  @Field(() => [ReturnedLineInput])
  lines!: ReturnedLineInput[];

  @Length(1, 64) @Field({ description: 'A code of yours.' }) reason!: string;
}
