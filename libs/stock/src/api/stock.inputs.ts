import { DateTime, GuardedInput, LocalDate } from '#graphql-kit';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { BackorderMode } from './stock.types.js';
import { AdjustmentReason } from './stock.enums.js';

const UNITS = 1_000_000_000;

@InputType({ isAbstract: true })
export abstract class SkuInput extends GuardedInput {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() sku!: string;
}

@InputType({ isAbstract: true })
abstract class ReferencedInput extends SkuInput {
  @IsOptional()
  @Length(1, 500)
  @Field(() => String, { nullable: true, description: 'Delivery note, purchase order, ticket…' })
  reference?: string | null;
}

@InputType()
export class DescribeItemInput extends SkuInput {
  @Length(1, 500) @Field() name!: string;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) category?: string | null;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) supplier?: string | null;
  @IsOptional() @Min(0) @Max(UNITS) @Field(() => Int, { nullable: true }) reorderLevel?: number | null;
}

@InputType()
export class SetBackorderPolicyInput extends SkuInput {
  @Field() allowed!: boolean;

  @IsOptional()
  @Min(0)
  @Max(UNITS)
  @Field(() => Int, { nullable: true, description: 'Most units that may wait; null: any number.' })
  cap?: number | null;

  @Field(() => BackorderMode, { defaultValue: 'AUTO' }) mode!: keyof typeof BackorderMode;
}

@InputType({ description: 'When an item goes on sale: until then its orders wait, whatever is in stock.' })
export class SetItemReleaseInput extends SkuInput {
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: it is on sale.' })
  releaseDate?: string | null;

  @Length(1, 64)
  @Field({ defaultValue: 'UTC', description: 'IANA name: the day begins with it.' })
  timeZone!: string;
}

@InputType()
export class ReceiveStockInput extends ReferencedInput {
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
}

@InputType({ description: 'What a count found. A correction is not a receipt.' })
export class RecordStockCountInput extends ReferencedInput {
  @Min(0)
  @Max(UNITS)
  @Field(() => Int, { description: 'Units on the shelf, allocated ones included.' })
  counted!: number;
}

@InputType()
export class AdjustStockInput extends ReferencedInput {
  @Min(-UNITS) @Max(UNITS) @Field(() => Int) delta!: number;
  @Field(() => AdjustmentReason) reason!: keyof typeof AdjustmentReason;
}

@InputType()
export class ExpectSupplyInput extends ReferencedInput {
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;

  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Without it, no date is projected from this supply.',
  })
  dueDate?: string | null;
}

@InputType()
export class RescheduleSupplyInput extends ReferencedInput {
  @IsUUID() @Field(() => ID) supplyId!: string;
  @IsOptional() @Field(() => LocalDate, { nullable: true }) dueDate?: string | null;
}

@InputType()
export class CancelSupplyInput extends ReferencedInput {
  @IsUUID() @Field(() => ID) supplyId!: string;
}

@InputType()
export class ReceiveSupplyInput extends SkuInput {
  @IsUUID() @Field(() => ID) supplyId!: string;
  @Min(0) @Max(UNITS) @Field(() => Int) accepted!: number;
  @Min(0) @Max(UNITS) @Field(() => Int, { defaultValue: 0 }) rejected!: number;
  @Field({ defaultValue: false, description: 'Nothing more will come, though units are outstanding.' })
  close!: boolean;
}

@InputType()
export class ReserveStockInput extends ReferencedInput {
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
  @Field(() => DateTime) expiresAt!: string;
}

@InputType()
export class ReleaseReservationInput extends SkuInput {
  @IsUUID() @Field(() => ID) reservationId!: string;
}

@InputType({ description: 'Serves the queue now; needed where the policy is SUGGEST_ONLY.' })
export class AllocateBackordersInput extends SkuInput {}
